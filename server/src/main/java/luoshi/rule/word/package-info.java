/** Word files (Word 文件) as plain text: styles, Word's own numbers, tables and tracked changes, read from the XML itself. */
@NullMarked
package luoshi.rule.word;

import org.jspecify.annotations.NullMarked;
