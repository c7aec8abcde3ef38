package luoshi.today;

import java.util.List;

/** 今日: what waits for the reader, the most urgent first. */
public record TodayPage(String greeting, String summary, List<Item> items) {
    /** One thing to do. */
    public record Item(String title, String detail, String href, String verb, String due) {}
}
