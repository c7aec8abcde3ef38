package luoshi.rectification.web;

import java.util.List;

/** 等你决定 on the home page. */
public record DecidePage(String caption, List<Row> rows) {
    /** One thing to decide. */
    public record Row(String title, String detail, String href) {}
}
