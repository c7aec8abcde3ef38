package luoshi.rule.word;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import luoshi.rule.word.WordBlock.Cell;
import luoshi.rule.word.WordBlock.Contents;
import luoshi.rule.word.WordBlock.Paragraph;
import luoshi.rule.word.WordBlock.Table;

/**
 * Writes paragraphs and tables as the lines that regulations are parsed from (纯文本行): the title behind {@code #}, headings
 * behind {@code ##} and more, tables between bars.
 *
 * <p>A heading is what a style says and what reads like one: articles whose text has a heading's style stay text, and so do
 * items inside an article, which a heading would end. One # is left to titles, since it starts a regulation anew.
 */
final class WordLines {
    private static final String NUMERAL = "[零〇一二三四五六七八九十百千两0-9０-９]+";
    private static final Pattern PART = Pattern.compile("第\\s*" + NUMERAL + "\\s*(?:编|分编|章|节|条)");
    private static final Pattern ARTICLE = Pattern.compile("第\\s*" + NUMERAL + "\\s*条");
    private static final Pattern ITEM =
            Pattern.compile("[（(]" + NUMERAL + "[）)]|" + NUMERAL + "[、．.]|[\\u2460-\\u249b\\u3220-\\u3229]");
    private static final Pattern ENDS_ARTICLE = Pattern.compile(
            "第\\s*" + NUMERAL + "\\s*(?:编|分编|章|节)|附(?:件|表|录|图)\\s*(?:" + NUMERAL + ")?\\s*(?:$|[：: 　])|附\\s*则\\s*$");
    private static final Pattern BRACKET = Pattern.compile("[（(〔]");
    private static final Pattern DATE = Pattern.compile(NUMERAL + "\\s*年\\s*" + NUMERAL + "\\s*月");
    private static final Pattern REGULATION =
            Pattern.compile("[^，。；]{2,58}(?:条例|办法|规定|规则|细则|决定|守则|制度|规程|规范|准则|条令|章程)(?:[（(][^）)]*[）)])?");
    private static final Pattern CONTENTS = Pattern.compile("目[\\s　]*[录次]");
    private static final int LONGEST_HEADING = 60;
    private static final int DEEPEST_HEADING = 6;

    private final StringBuilder out = new StringBuilder();
    private final int most;
    /** A title that may go on in the next paragraph. */
    private final StringBuilder title = new StringBuilder();
    /** The line 目录, until it shows whether the table behind it was left out. */
    private String contents = "";

    private boolean inArticle;

    /** The text grows longer than what is read. */
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("too much text");
        }
    }

    /** @param most the longest text to write, in characters */
    WordLines(int most) {
        this.most = most;
    }

    void take(WordBlock block) {
        switch (block) {
            case Contents left -> contents = "";
            case Paragraph paragraph -> paragraph(paragraph);
            case Table table -> table(table);
        }
    }

    /** Writes the notes behind everything else, under a title of their own, so that no article takes them for its items. */
    void notes(List<String> notes) {
        flush();
        if (!notes.isEmpty()) {
            put("# 脚注\n\n");
        }
        for (int k = 0; k < notes.size(); k++) {
            put(WordNumeral.circled(k + 1) + " " + notes.get(k) + "\n\n");
        }
    }

    String text() {
        flush();
        return out.toString();
    }

    private void paragraph(Paragraph paragraph) {
        var lines = lines(paragraph);
        if (lines.isEmpty()) {
            return;
        }
        if (paragraph.heading() == WordStyles.TITLE) {
            flushContents();
            title(lines);
            return;
        }
        flush();
        var whole = String.join(" ", lines);
        if (CONTENTS.matcher(whole).matches()) {
            contents = whole;
        } else if (paragraph.heading() != WordStyles.BODY && readsLikeHeading(whole)) {
            heading(lines, whole, paragraph.heading());
        } else {
            lines.forEach(this::line);
            put("\n");
        }
    }

    /** The lines of a paragraph without those that are blank, its number before the first. */
    private static List<String> lines(Paragraph paragraph) {
        var lines = new ArrayList<String>();
        paragraph
                .text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(lines::add);
        var label = paragraph.label();
        if (label.text().isEmpty()) {
            return lines;
        }
        var first = lines.isEmpty() ? "" : lines.removeFirst();
        lines.addFirst((label.text() + (joins(label, first) ? "" : " ") + first).strip());
        return lines;
    }

    /** Whether a number and the words behind it are one: «第一» and «条», «一» and «、»; never «1.» and «5米». */
    private static boolean joins(WordCounters.Label label, String words) {
        int last = label.text().codePointBefore(label.text().length());
        return label.tight() && Character.isLetterOrDigit(last) && "编章节条款".indexOf(last) < 0 && !words.isEmpty();
    }

    private static boolean readsLikeHeading(String words) {
        return words.length() <= LONGEST_HEADING
                && words.indexOf('。') < 0
                && words.indexOf('；') < 0
                && "，、：:".indexOf(words.charAt(words.length() - 1)) < 0
                && !DATE.matcher(words).lookingAt()
                && (!BRACKET.matcher(words).lookingAt() || ITEM.matcher(words).lookingAt());
    }

    private void heading(List<String> lines, String whole, int rank) {
        boolean item = ITEM.matcher(whole).lookingAt();
        boolean numbered = item || PART.matcher(whole).lookingAt();
        if (item && inArticle) {
            line(whole);
        } else if (rank == 1
                && !numbered
                && (out.isEmpty() || REGULATION.matcher(whole).matches())) {
            title(lines);
            flush();
            return;
        } else {
            line("#".repeat(Math.clamp(rank, 2, DEEPEST_HEADING)) + " " + whole);
            inArticle = ARTICLE.matcher(whole).lookingAt();
        }
        put("\n");
    }

    /** Takes lines of a title, which may be broken anywhere; a remark below it stays a line of its own. */
    private void title(List<String> lines) {
        for (int k = 0; k < lines.size(); k++) {
            var line = lines.get(k);
            if (BRACKET.matcher(line).lookingAt()
                    || !title.isEmpty() && DATE.matcher(line).lookingAt()) {
                flush();
                lines.subList(k, lines.size()).forEach(this::line);
                put("\n");
                return;
            }
            boolean han =
                    title.isEmpty() || isWide(title.codePointBefore(title.length())) || isWide(line.codePointAt(0));
            title.append(han ? "" : " ").append(line);
        }
    }

    private static boolean isWide(int c) {
        return c >= 0x2e80;
    }

    private void line(String line) {
        put(line + "\n");
        if (ARTICLE.matcher(line).lookingAt()) {
            inArticle = true;
        } else if (ENDS_ARTICLE.matcher(line).lookingAt()) {
            inArticle = false;
        }
    }

    private void flush() {
        if (!title.isEmpty()) {
            put("# " + title + "\n\n");
            title.setLength(0);
            inArticle = false;
        }
        flushContents();
    }

    private void flushContents() {
        if (!contents.isEmpty()) {
            put(contents + "\n\n");
            contents = "";
        }
    }

    private void table(Table table) {
        if (isFrame(table)) {
            table.rows().forEach(row -> row.forEach(cell -> cell.blocks().forEach(this::take)));
            return;
        }
        flush();
        var rows = table.rows().stream().map(WordLines::row).toList();
        if (rows.stream().allMatch(row -> row.stream().allMatch(String::isEmpty))) {
            return;
        }
        for (int k = 0; k < rows.size(); k++) {
            put("| " + String.join(" | ", rows.get(k)) + " |\n");
            if (k == 0) {
                put("|" + " --- |".repeat(rows.get(k).size()) + "\n");
            }
        }
        put("\n");
    }

    /** Whether a table only frames text: a single cell, or cells one below the other with parts of a regulation in them. */
    private static boolean isFrame(Table table) {
        var rows = table.rows();
        return rows.stream().allMatch(row -> row.size() == 1)
                && (rows.size() == 1
                        || rows.stream()
                                .flatMap(row -> row.getFirst().blocks().stream())
                                .anyMatch(WordLines::isPart));
    }

    private static boolean isPart(WordBlock block) {
        return block instanceof Paragraph paragraph
                && lines(paragraph).stream().anyMatch(line -> PART.matcher(line).lookingAt());
    }

    /** The cells of a row; one that stretches over several columns leaves the others empty. */
    private static List<String> row(List<Cell> cells) {
        var row = new ArrayList<String>();
        for (var cell : cells) {
            row.add(flat(cell.blocks()).replace("|", "\\|"));
            for (int more = 1; more < cell.columns(); more++) {
                row.add("");
            }
        }
        return row;
    }

    /** The words of blocks on one line, numbers and the tables among them included. */
    static String flat(List<WordBlock> blocks) {
        var words = new ArrayList<String>();
        for (var block : blocks) {
            switch (block) {
                case Paragraph paragraph -> words.addAll(lines(paragraph));
                case Table table -> table.rows().forEach(row -> row.forEach(cell -> words.add(flat(cell.blocks()))));
                case Contents left -> {}
            }
        }
        return String.join(" ", words).replaceAll("\\s+", " ").strip();
    }

    private void put(String words) {
        out.append(words);
        if (out.length() > most) {
            throw new TooLong();
        }
    }
}
