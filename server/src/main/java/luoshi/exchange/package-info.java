/** Files in and out: xlsx tables, regulation documents, limits on what is accepted. */
@NullMarked
package luoshi.exchange;

import org.jspecify.annotations.NullMarked;
