/** Dated facts that fill duties (佐证). */
@NullMarked
package luoshi.evidence;

import org.jspecify.annotations.NullMarked;
