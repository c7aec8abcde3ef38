/** Who owes what and where nobody looks (全面): duties × subjects × periods, derived from facts, never stored. */
@NullMarked
package luoshi.engine.coverage;

import org.jspecify.annotations.NullMarked;
