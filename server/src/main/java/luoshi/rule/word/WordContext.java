package luoshi.rule.word;

/**
 * What all texts of one Word file share while it is read (读取上下文).
 *
 * @param boxes counters of the text boxes, which count apart from the body
 * @param notes the notes that were referred to
 * @param leavesContentsOut whether the result of a field that makes a table of contents is left out
 */
record WordContext(
        WordStyles styles, WordNumbering numbering, WordCounters boxes, WordNotes notes, boolean leavesContentsOut) {
    WordContext(WordStyles styles, WordNumbering numbering, boolean leavesContentsOut) {
        this(styles, numbering, new WordCounters(), new WordNotes(), leavesContentsOut);
    }
}
