/** Whether a clause can be carried out as written (可操作性检查): words in, what is said and what lacks out. */
@NullMarked
package luoshi.engine.statute.lint;

import org.jspecify.annotations.NullMarked;
