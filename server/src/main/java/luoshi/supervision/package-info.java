/** Checks and their results (检查). */
@NullMarked
package luoshi.supervision;

import org.jspecify.annotations.NullMarked;
