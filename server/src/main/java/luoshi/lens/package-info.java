/** The six lenses (六抓): computed views over the engine. */
@NullMarked
package luoshi.lens;

import org.jspecify.annotations.NullMarked;
