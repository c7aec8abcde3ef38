package luoshi.rectification.web;

import java.util.List;

/** 逾期整改 on the home page. */
public record OverduePage(String caption, List<Row> rows) {
    /** One problem that is late. */
    public record Row(
            String title,
            String href,
            String number,
            String relapses,
            String leader,
            String unit,
            String late,
            String stuck) {}
}
