package luoshi.lens.web;

import java.util.List;

/** What was found among people and rules. */
public record SearchPage(String query, String title, List<Hit> people, List<Hit> rules, String emptyText) {
    /** One thing found. */
    public record Hit(String title, String detail, String href) {}
}
