package luoshi.web;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.web.spi.NavigationEntry;
import luoshi.web.spi.UnitNames;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Builds the {@link Shell} of a request from the entries that the modules offer. */
@Component
class Shells {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final ObjectProvider<NavigationEntry> entries;
    private final ObjectProvider<UnitNames> names;
    private final Clock clock;
    private final boolean clockSet;

    Shells(
            ObjectProvider<NavigationEntry> entries,
            ObjectProvider<UnitNames> names,
            Clock clock,
            Environment environment) {
        this.entries = entries;
        this.names = names;
        this.clock = clock;
        this.clockSet = environment.containsProperty("luoshi.now");
    }

    Shell of(String path, Texts t, String csrf) {
        var actor = Acting.current();
        var links = actor == null ? List.<NavigationEntry>of() : visible(actor);
        var groups = new ArrayList<Shell.Group>();
        for (var group : NavigationEntry.Group.values()) {
            var members = links.stream()
                    .filter(entry -> entry.place().group() == group)
                    .map(entry -> link(entry, path, t, actor))
                    .toList();
            if (!members.isEmpty()) {
                var bare = group == NavigationEntry.Group.TOP || group == NavigationEntry.Group.END;
                groups.add(new Shell.Group(
                        bare ? "" : t.get("nav.group." + group.name()), group == NavigationEntry.Group.END, members));
            }
        }
        var tabs = links.stream()
                .filter(entry -> entry.place().tab())
                .map(entry -> link(entry, path, t, actor))
                .limit(4)
                .toList();
        return new Shell(
                actor,
                actor == null ? "" : unitName(actor),
                actor == null ? "" : t.get("role." + actor.role().name()),
                groups,
                tabs,
                STAMP.format(LocalDateTime.now(clock)),
                clockSet,
                t.locale().toLanguageTag(),
                csrf);
    }

    private List<NavigationEntry> visible(Actor actor) {
        return entries.stream()
                .filter(entry -> entry.visibleTo(actor))
                .sorted(Comparator.comparing(
                                (NavigationEntry entry) -> entry.place().group())
                        .thenComparing(entry -> entry.place().order()))
                .toList();
    }

    private String unitName(Actor actor) {
        var known = names.getIfAvailable();
        return known == null ? "" : known.nameOf(actor.unitId());
    }

    private static Shell.Link link(NavigationEntry entry, String path, Texts t, @Nullable Actor actor) {
        var place = entry.place();
        var waiting = actor == null ? 0 : entry.waiting(actor).orElse(0);
        var current = path.equals(place.href()) || (place.href().length() > 1 && path.startsWith(place.href() + "/"));
        var numeral = place.icon().codePointAt(0) > 0x2e80;
        return new Shell.Link(t.get("nav." + place.key()), place.href(), place.icon(), numeral, current, waiting);
    }
}
