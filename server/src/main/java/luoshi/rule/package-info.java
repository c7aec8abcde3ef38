/** Regulations, clauses, duties (规矩): what is owed by whom, and who has read it. */
@NullMarked
package luoshi.rule;

import org.jspecify.annotations.NullMarked;
