package luoshi.today;

import gg.jte.Content;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import luoshi.kernel.Actor;
import luoshi.web.Fragments;
import luoshi.web.Texts;
import luoshi.web.spi.HomeSection;
import luoshi.web.spi.HomeSection.Column;
import luoshi.web.spi.HomeSection.Section;
import luoshi.web.spi.NavigationEntry;
import luoshi.web.spi.WorkItemSource;
import luoshi.web.spi.WorkItemSource.WorkItem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class TodayController implements NavigationEntry {
    private static final int FIRST_THINGS = 3;

    private final ObjectProvider<WorkItemSource> sources;
    private final ObjectProvider<HomeSection> sections;
    private final Fragments fragments;
    private final Clock clock;

    TodayController(
            ObjectProvider<WorkItemSource> sources,
            ObjectProvider<HomeSection> sections,
            Fragments fragments,
            Clock clock) {
        this.sources = sources;
        this.sections = sections;
        this.fragments = fragments;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return new Place(Group.TOP, 0, "today", "/", "sun-high", true);
    }

    @GetMapping("/")
    String today(Actor actor, Texts t, Model model) {
        var today = LocalDate.now(clock);
        var items = sources.stream()
                .flatMap(source -> source.waitingFor(actor).stream())
                .sorted(Comparator.comparing(WorkItem::due, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder())))
                .toList();
        var offered = sections.stream()
                .flatMap(section -> section.sectionsFor(actor, t).stream())
                .sorted(Comparator.comparing(Section::order))
                .toList();
        var pressing = (int) items.stream()
                .filter(item -> item.due() != null && !item.due().isAfter(today))
                .count();
        model.addAttribute(
                "page",
                new TodayPage(
                        title(actor, t, pressing, items.size()),
                        items.size() > FIRST_THINGS ? first(items, pressing, today, t) : List.of(),
                        t.get("today.day", t.day(today), t.weekday(today)),
                        lists(items, today, t),
                        drawn(offered, Column.WIDE, t),
                        drawn(offered, Column.MAIN, t),
                        drawn(offered, Column.SIDE, t)));
        return "today/today";
    }

    @GetMapping("/more")
    String more() {
        return "layout/more";
    }

    private static String title(Actor actor, Texts t, int pressing, int all) {
        if (pressing > 0) {
            return t.get("today.pressing", actor.name(), pressing);
        }
        return all > 0 ? t.get("today.soon", actor.name(), all) : t.get("today.nothing", actor.name());
    }

    /** The most urgent things, each named once: as many as the title speaks of, where it speaks of few. */
    private static List<TodayPage.Item> first(List<WorkItem> items, int pressing, LocalDate today, Texts t) {
        var named = new HashSet<String>();
        return items.stream()
                .filter(item -> named.add(item.href()))
                .limit(pressing == 0 ? FIRST_THINGS : Math.min(FIRST_THINGS, pressing))
                .map(item -> item(item, today, t))
                .toList();
    }

    private static List<TodayPage.ItemList> lists(List<WorkItem> items, LocalDate today, Texts t) {
        var lists = new ArrayList<TodayPage.ItemList>();
        add(lists, "overdue", items, item -> item.due() != null && item.due().isBefore(today), today, t);
        add(lists, "today", items, item -> item.due() != null && item.due().equals(today), today, t);
        add(lists, "later", items, item -> item.due() != null && item.due().isAfter(today), today, t);
        add(lists, "undated", items, item -> item.due() == null, today, t);
        return lists;
    }

    private static void add(
            List<TodayPage.ItemList> lists,
            String key,
            List<WorkItem> items,
            Predicate<WorkItem> belongs,
            LocalDate today,
            Texts t) {
        var members =
                items.stream().filter(belongs).map(item -> item(item, today, t)).toList();
        if (!members.isEmpty()) {
            lists.add(new TodayPage.ItemList(
                    "list-" + key, t.get("today.list." + key), t.get("today.count", members.size()), members));
        }
    }

    private static TodayPage.Item item(WorkItem item, LocalDate today, Texts t) {
        var due = item.due();
        if (due == null) {
            return new TodayPage.Item(item.title(), item.detail(), item.href(), t.get(item.verb()), "", "", "");
        }
        var overdue = due.isBefore(today);
        var now = due.equals(today);
        return new TodayPage.Item(
                item.title(),
                item.detail(),
                item.href(),
                t.get(item.verb()),
                t.get(overdue ? "today.overdue" : now ? "today.due-today" : "today.due", t.day(due)),
                overdue ? "bad" : now ? "warn" : "",
                overdue ? "alert-triangle" : "clock");
    }

    private List<Content> drawn(List<Section> offered, Column column, Texts t) {
        return offered.stream()
                .filter(section -> section.column() == column)
                .map(section -> fragments.of(section.template(), section.page(), t))
                .toList();
    }
}
