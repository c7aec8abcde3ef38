package luoshi.rule.word;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import luoshi.rule.word.WordBlock.Cell;
import luoshi.rule.word.WordBlock.Contents;
import luoshi.rule.word.WordBlock.Paragraph;
import luoshi.rule.word.WordBlock.Table;
import luoshi.rule.word.WordCounters.Label;
import org.jspecify.annotations.Nullable;

/** One text of a Word file while it is read (文稿): the body, a text box or a note, as paragraphs and tables. */
final class WordStory {
    private static final int MOST_COLUMNS = 63;
    private static final int MOST_CELLS = 300_000;

    final WordFields fields = new WordFields();
    private final WordXml xml;
    private final WordContext context;
    private final WordCounters counters;
    private int cells;

    WordStory(WordXml xml, WordContext context, WordCounters counters) {
        this.xml = xml;
        this.context = context;
        this.counters = counters;
    }

    /** Reads the blocks inside the current element. */
    void read(Consumer<WordBlock> out) {
        var flow = new Flow(out);
        xml.children(name -> block(name, flow));
        flow.end();
    }

    private void block(String name, Flow flow) {
        switch (name) {
            case "p" -> flow.take(new WordParagraph(xml, context, this).read());
            case "tbl" -> flow.other(table());
            case "del", "moveFrom" -> {}
            case "sdt" -> {
                if (control(inner -> block(inner, flow))) {
                    flow.other(new Contents());
                }
            }
            case "mc:AlternateContent" -> choice(xml, inner -> block(inner, flow));
            default -> xml.children(inner -> block(inner, flow));
        }
    }

    /**
     * Reads the content of the current element {@code sdt}, a content control, unless it is a table of contents or only a hint
     * where to type.
     *
     * @return whether it is a table of contents
     */
    boolean control(Consumer<String> visitor) {
        var contents = new boolean[1];
        var hint = new boolean[1];
        xml.children(name -> {
            if (name.equals("sdtPr")) {
                xml.children(property -> {
                    hint[0] |= property.equals("showingPlcHdr") && xml.isOn();
                    if (property.equals("docPartObj") || property.equals("docPartList")) {
                        xml.children(part -> contents[0] |=
                                part.equals("docPartGallery") && xml.value().equals("Table of Contents"));
                    }
                });
            } else if (name.equals("sdtContent") && !contents[0] && !hint[0]) {
                xml.children(visitor);
            }
        });
        return contents[0];
    }

    /** Reads the first of several forms in which the same thing is written. */
    static void choice(WordXml xml, Consumer<String> visitor) {
        var taken = new boolean[1];
        xml.children(form -> {
            if (!taken[0]) {
                taken[0] = true;
                xml.children(visitor);
            }
        });
    }

    private Table table() {
        var rows = new ArrayList<List<Cell>>();
        xml.children(name -> rows(name, rows));
        return new Table(rows);
    }

    private void rows(String name, List<List<Cell>> rows) {
        switch (name) {
            case "tr" -> {
                var row = new Row();
                xml.children(inner -> row(inner, row));
                if (!row.gone) {
                    rows.add(row.cells);
                }
            }
            case "tblPr", "tblGrid", "del", "moveFrom" -> {}
            case "sdt" -> control(inner -> rows(inner, rows));
            default -> xml.children(inner -> rows(inner, rows));
        }
    }

    private static final class Row {
        final List<Cell> cells = new ArrayList<>();
        /** It was deleted, or is hidden. */
        boolean gone;
    }

    private void row(String name, Row row) {
        switch (name) {
            case "trPr" ->
                xml.children(property -> {
                    if (property.equals("gridBefore")) {
                        row.cells.add(new Cell(List.of(), columns()));
                    }
                    row.gone |= property.equals("del") || property.equals("hidden") && xml.isOn();
                });
            case "tc" -> {
                if (!row.gone) {
                    cell(row);
                }
            }
            case "tblPrEx", "del", "moveFrom" -> {}
            case "sdt" -> control(inner -> row(inner, row));
            default -> xml.children(inner -> row(inner, row));
        }
    }

    private void cell(Row row) {
        if (++cells > MOST_CELLS) {
            throw new WordLines.TooLong();
        }
        var blocks = new ArrayList<WordBlock>();
        var flow = new Flow(blocks::add);
        var columns = new int[] {1};
        var gone = new boolean[1];
        var merged = new boolean[1];
        xml.children(name -> {
            if (name.equals("tcPr")) {
                xml.children(property -> {
                    switch (property) {
                        case "gridSpan" -> columns[0] = columns();
                        case "vMerge", "hMerge" -> merged[0] |= !xml.value().equals("restart");
                        case "cellDel" -> gone[0] = true;
                        default -> {}
                    }
                });
            } else if (!gone[0] && !merged[0]) {
                block(name, flow);
            }
        });
        flow.end();
        if (!gone[0]) {
            row.cells.add(new Cell(blocks, columns[0]));
        }
    }

    private int columns() {
        var count = xml.number("val");
        return count == null ? 1 : Math.clamp(count, 1, MOST_COLUMNS);
    }

    /** Paragraphs one after the other: some go on with the next, because the mark between them was deleted or is hidden. */
    private final class Flow {
        private final Consumer<WordBlock> out;
        private final StringBuilder carried = new StringBuilder();
        /** The paragraph whose number and rank the carried words have; without one they take those of the next. */
        private @Nullable Paragraph lead;

        Flow(Consumer<WordBlock> out) {
            this.out = out;
        }

        void take(WordParagraph read) {
            var words = read.text();
            boolean contents = read.look.contents();
            if (read.contents || contents && !words.isBlank()) {
                other(new Contents());
            }
            if (contents || read.contents && words.isBlank()) {
                carried.setLength(0);
            } else if (read.properties.markDeleted) {
                carried.append(words);
            } else if (read.properties.markHidden || read.look.hidden()) {
                if (!words.isBlank()) {
                    lead = lead == null ? paragraph(read, words) : lead;
                    carried.append(words);
                }
            } else {
                var own = paragraph(read, carried + words);
                out.accept(lead == null ? own : new Paragraph(own.text(), lead.label(), lead.heading()));
                carried.setLength(0);
                lead = null;
            }
            read.boxes.forEach(this::other);
        }

        void other(WordBlock block) {
            end();
            out.accept(block);
        }

        void end() {
            if (!carried.toString().isBlank()) {
                var first = lead;
                out.accept(
                        first == null
                                ? new Paragraph(carried.toString(), Label.NONE, WordStyles.BODY)
                                : new Paragraph(carried.toString(), first.label(), first.heading()));
            }
            carried.setLength(0);
            lead = null;
        }

        private Paragraph paragraph(WordParagraph read, String words) {
            var properties = read.properties;
            var outline = properties.outline;
            int heading = read.look.heading() == WordStyles.TITLE || outline == null
                    ? read.look.heading()
                    : WordStyles.rank(outline);
            return new Paragraph(words, label(read, words.isBlank()), heading);
        }

        /** The number of the paragraph; an empty one that only ends a section has none. */
        private Label label(WordParagraph read, boolean blank) {
            var id = read.properties.list != null ? read.properties.list : read.look.list();
            var list = id == null || id.equals("0") || blank && read.properties.endsSection
                    ? null
                    : context.numbering().list(id);
            return list == null
                    ? Label.NONE
                    : counters.next(list, list.levelOf(read.properties.level, read.look.ids(), read.look.level()));
        }
    }
}
