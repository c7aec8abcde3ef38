package luoshi.web;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Collectors;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import luoshi.web.spi.NavigationEntry;
import luoshi.web.spi.UnitNames;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Builds the {@link Shell} of a request from the entries that the modules offer. */
@Component
class Shells {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    /** The phone's bar holds five: these and «more». */
    private static final int TABS = 4;

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

    Shell of(String path, String query, Texts t, String csrf) {
        var actor = Acting.current();
        var groups = new ArrayList<Shell.Group>();
        var tabs = new ArrayList<Shell.Link>();
        if (actor != null) {
            var members = new EnumMap<NavigationEntry.Group, List<Shell.Link>>(NavigationEntry.Group.class);
            for (var entry : visible(actor)) {
                var link = link(entry, path, t, actor);
                members.computeIfAbsent(entry.place().group(), group -> new ArrayList<>())
                        .add(link);
                if (entry.place().tab() && tabs.size() < TABS) {
                    tabs.add(link);
                }
            }
            members.forEach((group, links) ->
                    groups.add(new Shell.Group(label(group, actor, t), group == NavigationEntry.Group.END, links)));
        }
        return new Shell(
                actor,
                actor == null ? "" : unitName(actor),
                actor == null ? "" : t.get("role." + actor.role().name()),
                groups,
                tabs,
                STAMP.format(LocalDateTime.now(clock)),
                clockSet,
                t.locale().toLanguageTag(),
                otherLanguage(query, t),
                csrf);
    }

    private static String label(NavigationEntry.Group group, Actor actor, Texts t) {
        return switch (group) {
            case TOP, END -> "";
            case LENSES, WORK -> t.get("nav.group." + group.name());
            case STATION ->
                t.get(
                        actor.role() == Role.INSPECTOR || actor.role() == Role.GUIDANCE
                                ? "nav.group.BUREAU"
                                : "nav.group.STATION");
        };
    }

    /** The same query with the other language in it: the address stays, what was chosen stays. */
    private static String otherLanguage(String query, Texts t) {
        var kept = Arrays.stream(query.split("&"))
                .filter(part -> !part.isEmpty() && !part.equals("lang") && !part.startsWith("lang="))
                .collect(Collectors.joining("&"));
        return "?" + (kept.isEmpty() ? "" : kept + "&") + "lang=" + t.get("app.other-language-tag");
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

    private static Shell.Link link(NavigationEntry entry, String path, Texts t, Actor actor) {
        var place = entry.place();
        var numeral = place.icon().codePointAt(0) > 0x2e80;
        return new Shell.Link(
                t.get("nav." + place.key()),
                place.href(),
                place.icon(),
                numeral,
                entry.covers(path, actor),
                entry.waiting(actor).orElse(0));
    }
}
