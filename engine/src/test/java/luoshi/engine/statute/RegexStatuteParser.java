package luoshi.engine.statute;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The parser one would write first: a line, a regular expression, the next line. Slow and plain, it tells independently where
 * numbered parts open, what their numbers are and where references stand; it knows nothing of the scanner.
 */
public final class RegexStatuteParser {
    private static final String NUMERAL = "[零〇一二三四五六七八九十百千两0-9０-９]+";
    private static final String BLANK = "[\\s\\u3000\\u2000-\\u200f\\u202f\\u2060\\u00a0\\ufeff]";
    private static final Pattern HEADING = Pattern.compile("^" + BLANK + "*(#*)" + BLANK + "*\\**(第" + BLANK + "*("
            + NUMERAL + ")" + BLANK + "*(分编|[编章节条])((?:之" + NUMERAL + ")*))(.*)$");
    private static final Pattern ITEM =
            Pattern.compile("^" + BLANK + "*\\**([（(](" + NUMERAL + ")[）)])(?!、|，|项[规所至、]|至[第（(])(.*)$");
    private static final Pattern REFERENCE = Pattern.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》"
            + "|第" + NUMERAL + "条(?:之" + NUMERAL + ")*(?:第" + NUMERAL + "款)?(?:第[（(]?" + NUMERAL + "[）)]?项)?"
            + "|第" + NUMERAL + "款(?:第[（(]?" + NUMERAL + "[）)]?项)?|第[（(]?" + NUMERAL + "[）)]?项(?!目)"
            + "|第" + NUMERAL + "[章节编](?:第" + NUMERAL + "节)?"
            + "|(?<![以之提])前[一二两三四五六七八九十]*[款项条](?![件例目])(?:第[（(]?" + NUMERAL + "[）)]?项)?"
            + "|(?<![资成样根基])本(?:条(?!例|件|约)|款(?!项)|项(?!目)|章(?!程)|节|编)(?:第" + NUMERAL + "款)?(?:第[（(]?" + NUMERAL
            + "[）)]?项)?");
    private static final Map<String, NodeKind> KINDS = Map.of(
            "编", NodeKind.PART,
            "分编", NodeKind.SUBPART,
            "章", NodeKind.CHAPTER,
            "节", NodeKind.SECTION,
            "条", NodeKind.ARTICLE);

    private RegexStatuteParser() {}

    /** A part, with the byte of its marker, and the parts below. */
    public record Part(NodeKind kind, String number, List<Integer> ordinal, int at, String words, List<Part> below) {}

    /** What was read. */
    public record Text(List<Part> top, List<String> references) {}

    /** Reads a file. */
    public static Text parse(byte[] utf8) {
        var text = new String(utf8, StandardCharsets.UTF_8);
        var root = new Part(NodeKind.FREE, "", List.of(), 0, "", new ArrayList<>());
        var open = new ArrayList<Part>(List.of(root));
        var references = new ArrayList<String>();
        int mark = text.indexOf("<!-- INFO END");
        int body = mark < 0 ? 0 : Math.max(mark, text.indexOf('\n', mark) + 1);
        int at = bytes(text.substring(0, body));
        for (var line : text.substring(body).split("\n", -1)) {
            var heading = HEADING.matcher(line);
            var item = ITEM.matcher(line);
            var words = line;
            if (heading.matches()) {
                var kind = KINDS.get(heading.group(4));
                var part = new Part(
                        kind,
                        heading.group(2),
                        ordinal(heading.group(3) + heading.group(5)),
                        at + bytes(line.substring(0, heading.start(2))),
                        heading.group(6).strip(),
                        new ArrayList<>());
                hang(open, part);
                words = heading.group(6);
            } else if (item.matches()) {
                hang(
                        open,
                        new Part(
                                NodeKind.ITEM,
                                item.group(1),
                                ordinal(item.group(2)),
                                at + bytes(line.substring(0, item.start(1))),
                                item.group(3).strip(),
                                new ArrayList<>()));
                words = item.group(3);
            } else if (!line.isBlank()) {
                hang(open, new Part(NodeKind.PARAGRAPH, "", List.of(), at, line.strip(), new ArrayList<>()));
            }
            var found = REFERENCE.matcher(words);
            while (found.find()) {
                references.add(found.group());
            }
            at += bytes(line) + 1;
        }
        return new Text(root.below(), references);
    }

    /** Every part of the kind, in file order. */
    public static List<Part> all(List<Part> parts, NodeKind kind) {
        var found = new ArrayList<Part>();
        for (var part : parts) {
            if (part.kind() == kind) {
                found.add(part);
            }
            found.addAll(all(part.below(), kind));
        }
        return found;
    }

    private static void hang(List<Part> open, Part part) {
        while (open.size() > 1 && open.getLast().kind().compareTo(part.kind()) >= 0) {
            open.removeLast();
        }
        open.getLast().below().add(part);
        open.add(part);
    }

    private static List<Integer> ordinal(String number) {
        var parts = new ArrayList<Integer>();
        for (var numeral : number.split("之")) {
            parts.add(value(numeral));
        }
        return parts;
    }

    /** The value of a numeral, digit by digit; -1 for none. */
    static int value(String numeral) {
        int total = 0;
        int digit = 0;
        for (int i = 0; i < numeral.length(); i++) {
            char c = numeral.charAt(i);
            int unit = c == '十' ? 10 : c == '百' ? 100 : c == '千' ? 1000 : 0;
            if (unit > 0) {
                total += (digit == 0 ? 1 : digit) * unit;
                digit = 0;
            } else {
                int value = "零一二三四五六七八九".indexOf(c == '〇' ? '零' : c == '两' ? '二' : c);
                digit = digit * 10 + (value >= 0 ? value : Character.digit(c, 10));
            }
        }
        return total + digit;
    }

    private static int bytes(String words) {
        return words.getBytes(StandardCharsets.UTF_8).length;
    }
}
