/** Evidence in the order of its arrival, never changed and never moved (佐证流水). */
@NullMarked
package luoshi.engine.coverage.log;

import org.jspecify.annotations.NullMarked;
