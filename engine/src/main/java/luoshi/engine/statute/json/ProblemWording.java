package luoshi.engine.statute.json;

import java.util.List;
import luoshi.engine.statute.ChineseNumeral;
import luoshi.engine.statute.NodeKind;
import luoshi.engine.statute.Problem;

/** The message of a problem in the JSON, where no message bundle is at hand. */
final class ProblemWording {
    private ProblemWording() {}

    static String chinese(Problem problem) {
        var found = number(problem.kind(), problem.found());
        return switch (problem) {
            case Problem.Gap gap ->
                gap.after().isEmpty()
                        ? "编号从" + found + "开始，前有缺号"
                        : number(gap.kind(), gap.after()) + "之后是" + found + "，中间缺号";
            case Problem.Repeat ignored -> found + "重复出现";
            case Problem.Disorder late -> found + "排在" + number(late.kind(), late.after()) + "之后，次序颠倒";
        };
    }

    private static String number(NodeKind kind, List<Integer> ordinal) {
        var out = new StringBuilder("第").append(numeral(ordinal.getFirst())).append(unit(kind));
        for (int n : ordinal.subList(1, ordinal.size())) {
            out.append('之').append(numeral(n));
        }
        return out.toString();
    }

    private static String numeral(int n) {
        return n > 9999 ? Integer.toString(n) : ChineseNumeral.format(n);
    }

    private static String unit(NodeKind kind) {
        return switch (kind) {
            case PART -> "编";
            case SUBPART -> "分编";
            case CHAPTER -> "章";
            case SECTION -> "节";
            case ARTICLE -> "条";
            case PARAGRAPH -> "款";
            case ITEM -> "项";
            case SUBITEM -> "目";
            case TABLE -> "表";
            case ANNEX -> "附件";
            case FREE -> "段";
        };
    }
}
