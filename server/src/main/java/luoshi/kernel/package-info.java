/** Words that every module shares: who acts, why something is refused. */
@NullMarked
package luoshi.kernel;

import org.jspecify.annotations.NullMarked;
