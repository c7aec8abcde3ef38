/** Measurements of the engine beside what one would use instead (对比测速). */
@NullMarked
package luoshi.bench;

import org.jspecify.annotations.NullMarked;
