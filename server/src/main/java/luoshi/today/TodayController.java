package luoshi.today;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import luoshi.kernel.Actor;
import luoshi.web.Texts;
import luoshi.web.spi.NavigationEntry;
import luoshi.web.spi.WorkItemSource;
import luoshi.web.spi.WorkItemSource.WorkItem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class TodayController implements NavigationEntry {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");

    private final ObjectProvider<WorkItemSource> sources;

    TodayController(ObjectProvider<WorkItemSource> sources) {
        this.sources = sources;
    }

    @Override
    public Place place() {
        return new Place(Group.TOP, 0, "today", "/", "sun-high", true);
    }

    @GetMapping("/")
    String today(Actor actor, Texts t, Model model) {
        var items = sources.stream()
                .flatMap(source -> source.waitingFor(actor).stream())
                .sorted(Comparator.comparing(WorkItem::due, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder())))
                .map(item -> new TodayPage.Item(
                        item.title(),
                        item.detail(),
                        item.href(),
                        t.get(item.verb()),
                        item.due() == null ? "" : DAY.format(item.due())))
                .toList();
        model.addAttribute(
                "page",
                new TodayPage(
                        t.get("today.greeting", actor.name(), items.size()),
                        t.get(items.isEmpty() ? "today.nothing" : "today.summary", items.size()),
                        items));
        return "today/today";
    }

    @GetMapping("/more")
    String more() {
        return "layout/more";
    }
}
