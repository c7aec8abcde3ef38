package luoshi.rule.word;

import java.util.List;
import luoshi.rule.word.WordCounters.Label;

/** What a Word text is made of, as far as it is read (正文的块): paragraphs and tables, in their order. */
sealed interface WordBlock {
    /**
     * A paragraph (段落).
     *
     * @param text its words, with line breaks
     * @param label the number that Word counted for it
     * @param heading its rank, as {@link WordStyles.Look#heading}
     */
    record Paragraph(String text, Label label, int heading) implements WordBlock {}

    /** A table (表格), row by row. */
    record Table(List<List<Cell>> rows) implements WordBlock {}

    /** Here a table of contents was left out (目录): it repeats headings that come later. */
    record Contents() implements WordBlock {}

    /**
     * A cell with what stands in it (单元格).
     *
     * @param columns how many columns it stretches over
     */
    record Cell(List<WordBlock> blocks, int columns) {}
}
