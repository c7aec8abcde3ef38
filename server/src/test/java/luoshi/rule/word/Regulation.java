package luoshi.rule.word;

import java.util.ArrayList;
import java.util.List;

/** One invented regulation, line by line, to be written down in several ways. */
final class Regulation {
    /** What a line is. */
    enum Kind {
        TITLE,
        NOTE,
        CHAPTER,
        SECTION,
        ARTICLE,
        PARAGRAPH,
        ITEM,
        SUBITEM,
        TABLE,
        ANNEX
    }

    /** A line: its number as printed, and the words behind it. */
    record Line(Kind kind, String number, String words) {
        String printed() {
            return number.isEmpty() ? words : number + (number.matches("[（1-9].*") ? "" : " ") + words;
        }
    }

    static final List<Line> LINES = lines("""
            TITLE||青石镇门岗值守办法
            NOTE||（2031年3月1日青石派出所第2次所务会议通过
            NOTE||2031年3月15日修改）
            CHAPTER|第一章|总则
            ARTICLE|第一条|为了守好门岗，制定本办法。
            ARTICLE|第二条|门岗人员应当做好下列事情：
            ITEM|（一）|登记来人；
            ITEM|（二）|查验证件：
            SUBITEM|1.|核对姓名；
            SUBITEM|2.|核对照片；
            ITEM|（三）|清点钥匙。
            PARAGRAPH||前款第二项的证件，包括派出所发的临时证。
            CHAPTER|第二章|值守
            SECTION|第一节|白班
            ARTICLE|第三条|白班每两小时巡门一次，下列门先巡：
            ITEM|（一）|正门；
            ITEM|（二）|侧门。
            SECTION|第二节|夜班
            ARTICLE|第四条|夜班按下表巡门。
            TABLE||时刻|巡门
            TABLE||二十二时|正门
            CHAPTER|第三章|交接
            SECTION|第一节|当面交接
            ARTICLE|第五条|交接应当当面进行。
            PARAGRAPH||发现钥匙少了，应当立即报告带班人员。
            CHAPTER|第四章|附则
            ARTICLE|第六条|本办法自2031年4月1日起施行。
            ANNEX||附件1 门岗登记表
            TABLE||姓名|时刻
            TABLE||李某|八时
            """);

    private Regulation() {}

    private static List<Line> lines(String text) {
        var lines = new ArrayList<Line>();
        for (var line : text.lines().toList()) {
            var cells = line.split("\\|", 3);
            lines.add(new Line(Kind.valueOf(cells[0]), cells[1], cells[2]));
        }
        return lines;
    }

    /** As plain text, or as Markdown with the headings marked. */
    static String text(boolean markdown) {
        var out = new StringBuilder();
        var before = Kind.TITLE;
        for (var line : LINES) {
            if (line.kind == Kind.TABLE) {
                var cells = line.words.split("\\|");
                out.append("| ").append(String.join(" | ", cells)).append(" |\n");
                out.append(before == Kind.TABLE ? "" : "| --- | --- |\n");
            } else {
                out.append(before == Kind.TABLE ? "\n" : "")
                        .append(markdown ? mark(line.kind) : "")
                        .append(line.printed())
                        .append("\n\n");
            }
            before = line.kind;
        }
        return out.toString();
    }

    private static String mark(Kind kind) {
        return switch (kind) {
            case TITLE -> "# ";
            case CHAPTER, ANNEX -> "## ";
            case SECTION -> "### ";
            default -> "";
        };
    }
}
