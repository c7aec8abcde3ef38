package luoshi.today;

import gg.jte.Content;
import java.util.List;

/**
 * 今日: what the reader does first, then what the modules show.
 *
 * @param title the conclusion
 * @param first the three most urgent things, on one line
 * @param summary what day it is
 * @param lists what waits, the most urgent list first
 * @param wide sections across the page
 * @param main sections of facts
 * @param side sections of decisions
 */
public record TodayPage(
        String title,
        List<Item> first,
        String summary,
        List<ItemList> lists,
        List<Content> wide,
        List<Content> main,
        List<Content> side) {
    /** One thing to do; {@code sign} is empty, {@code bad} or {@code warn}. */
    public record Item(String title, String detail, String href, String verb, String due, String sign, String icon) {}

    /** Things of one urgency. */
    public record ItemList(String id, String title, String caption, List<Item> items) {}
}
