package luoshi.rectification.web;

import java.util.List;
import luoshi.web.Field;

/** 整改进度表: problems in hand, each with its way through five weeks. */
public record BoardPage(
        String title,
        String summary,
        String open,
        List<Chip> chips,
        String state,
        Field leader,
        Field unit,
        List<Notice> notices,
        String span,
        String before,
        String now,
        String after,
        String today,
        List<Week> weeks,
        List<Row> rows) {
    /** One way of filtering; {@code icon} may be empty. */
    public record Chip(String label, int count, String href, boolean current, String icon) {}

    /** What is to be said above the lanes. */
    public record Notice(String strong, String text, String href) {}

    /** A Monday: {@code style} places it. */
    public record Week(String style, String label) {}

    /** One problem. */
    public record Row(
            String title,
            String href,
            String detail,
            String initial,
            String leader,
            String sign,
            String state,
            List<Bar> bars,
            List<Mark> marks) {}

    /** A bar of the lane: the plan with what is done of it, or how long it is overdue. */
    public record Bar(boolean late, String style, String label) {
        public String css() {
            return late ? "g late" : "g";
        }
    }

    /** A mark of the lane: {@code done}, {@code due}, {@code missed} or {@code look}. */
    public record Mark(String kind, String style, String label) {}
}
