package luoshi.organisation;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.database.Reading;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists who is where today, as the reader may see it. */
@Component
class PeopleList {
    private static final String LIST = """
            select p.id, p.number, p.name, p.staff, p.rank, p.joined, w.unit_id as working, w.reason, upper(w.validity) as working_until,
                   h.unit_id as home,
                   exists (select from organisation.absence b where b.person_id = p.id and b.validity @> cast(:day as date)) as away,
                   array(select a.post_id from organisation.assignment a where a.person_id = p.id and a.validity @> cast(:day as date)) as posts
            from organisation.person p
            left join organisation.membership w on w.person_id = p.id and w.line = 'WORKING' and w.validity @> cast(:day as date)
            left join organisation.membership h on h.person_id = p.id and h.line = 'HOME' and h.validity @> cast(:day as date)
            where (p.departed is null or p.departed > :day) and (w.unit_id is not null or h.unit_id is not null or p.joined > :day)
            order by p.staff desc, p.name collate "zh-Hans-CN-x-icu", p.id
            """;

    private final JdbcClient sql;
    private final Units units;
    private final Posts posts;
    private final Areas areas;
    private final Clock clock;

    PeopleList(JdbcClient sql, Units units, Posts posts, Areas areas, Clock clock) {
        this.sql = sql;
        this.units = units;
        this.posts = posts;
        this.areas = areas;
        this.clock = clock;
    }

    /** One person as listed. */
    record Listed(
            long id,
            String number,
            String name,
            StaffKind staff,
            @Nullable String rank,
            LocalDate joined,
            @Nullable Long working,
            @Nullable MembershipReason reason,
            @Nullable LocalDate workingUntil,
            @Nullable Long home,
            boolean away,
            List<Long> posts) {}

    @Transactional(readOnly = true)
    public List<Listed> today(Actor actor) {
        var day = LocalDate.now(clock);
        return Reading.once(new Today(day), () -> on(day, actor));
    }

    private record Today(LocalDate day) {}

    private List<Listed> on(LocalDate day, Actor actor) {
        return sql
                .sql(LIST)
                .param("day", day)
                .query((row, number) -> new Listed(
                        row.getLong("id"),
                        row.getString("number"),
                        row.getString("name"),
                        StaffKind.valueOf(row.getString("staff")),
                        row.getString("rank"),
                        row.getObject("joined", LocalDate.class),
                        row.getObject("working", Long.class),
                        row.getString("reason") == null ? null : MembershipReason.valueOf(row.getString("reason")),
                        row.getObject("working_until", LocalDate.class),
                        row.getObject("home", Long.class),
                        row.getBoolean("away"),
                        longs(row.getArray("posts"))))
                .list()
                .stream()
                .filter(person -> person.working() != null && actor.sees(person.working())
                        || person.home() != null && actor.sees(person.home())
                        || person.working() == null && person.home() == null)
                .toList();
    }

    @Transactional(readOnly = true)
    public PeoplePage page(Actor actor, Texts t, String query, String filter, @Nullable Long unit) {
        var today = LocalDate.now(clock);
        var tree =
                units.tree(today).stream().filter(node -> actor.sees(node.id())).toList();
        var told = Units.toldApart(tree);
        var all = today(actor);
        var knownPosts = posts.byId();
        var charges = charges(t, today);
        var names = units.names(all.stream()
                .flatMap(person -> Stream.of(person.home(), person.working()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var wanted = query.strip().toLowerCase(Locale.ROOT);
        var shown = all.stream()
                .filter(person -> wanted.isEmpty()
                        || person.name().contains(wanted)
                        || person.number().toLowerCase(Locale.ROOT).contains(wanted))
                .filter(person -> keeps(filter, person))
                .toList();
        var groups = new ArrayList<PeoplePage.Group>();
        var chips = new ArrayList<PeoplePage.Chip>();
        chips.add(new PeoplePage.Chip(
                href(null, filter, query), t.get("people.all-units"), String.valueOf(all.size()), unit == null));
        for (var node : tree) {
            var name = told.getOrDefault(node.id(), node.name());
            var members =
                    all.stream().filter(person -> belongs(person, node.id())).count();
            if (members > 0) {
                chips.add(new PeoplePage.Chip(
                        href(node.id(), filter, query),
                        name,
                        String.valueOf(members),
                        unit != null && unit == node.id()));
            }
            var rows = shown.stream()
                    .filter(person -> belongs(person, node.id()))
                    .sorted(Comparator.comparing(person -> !leads(person, knownPosts)))
                    .map(person -> row(person, node.id(), t, names, knownPosts, charges))
                    .toList();
            if (!rows.isEmpty() && (unit == null || unit == node.id())) {
                groups.add(new PeoplePage.Group(
                        "u" + node.id(), name, t.get("people.group", String.valueOf(rows.size())), rows));
            }
        }
        var nowhere = shown.stream()
                .filter(person -> person.working() == null && person.home() == null)
                .map(person -> row(person, -1, t, names, knownPosts, charges))
                .toList();
        if (!nowhere.isEmpty() && unit == null) {
            groups.add(new PeoplePage.Group(
                    "later", t.get("people.later"), t.get("people.group", String.valueOf(nowhere.size())), nowhere));
        }
        var officers = all.stream()
                .filter(person -> person.staff() == StaffKind.OFFICER)
                .count();
        var away = all.stream().filter(Listed::away).count();
        var bare = all.stream().filter(PeopleList::bare).count();
        return new PeoplePage(
                t.get("people.title", String.valueOf(all.size())),
                t.get(
                        "people.lead",
                        String.valueOf(officers),
                        String.valueOf(all.size() - officers),
                        String.valueOf(away),
                        String.valueOf(bare)),
                Permission.MANAGE_PEOPLE.heldBy(actor),
                query,
                unit == null ? "" : String.valueOf(unit),
                chips,
                groups,
                filter);
    }

    private static boolean keeps(String filter, Listed person) {
        return switch (filter) {
            case "officers" -> person.staff() == StaffKind.OFFICER;
            case "auxiliaries" -> person.staff() == StaffKind.AUXILIARY;
            case "away" -> person.away();
            case "lent" -> person.reason() != null && person.reason() != MembershipReason.REGULAR;
            case "no-post" -> bare(person);
            default -> true;
        };
    }

    private static boolean bare(Listed person) {
        return person.posts().isEmpty();
    }

    private static boolean leads(Listed person, Map<Long, Post> posts) {
        return person.posts().stream().map(posts::get).anyMatch(post -> post != null && post.leads());
    }

    private static boolean belongs(Listed person, long unit) {
        return person.working() != null && person.working() == unit || person.home() != null && person.home() == unit;
    }

    private static PeoplePage.Row row(
            Listed person,
            long unit,
            Texts t,
            Map<Long, String> names,
            Map<Long, Post> posts,
            Map<Long, String> charges) {
        var tags = new ArrayList<String>();
        if (person.away()) {
            tags.add(t.get("people.away"));
        }
        var elsewhere = "";
        var working = person.working();
        var home = person.home();
        if (working != null && home != null && !working.equals(home)) {
            var reason = t.get("membership." + Objects.requireNonNullElse(person.reason(), MembershipReason.LOAN));
            var until = person.workingUntil() == null
                    ? ""
                    : t.get("people.until", person.workingUntil().minusDays(1).toString());
            elsewhere = unit == working
                    ? t.get("people.from-elsewhere", reason, names.getOrDefault(home, "–"), until)
                    : t.get("people.gone-elsewhere", reason, names.getOrDefault(working, "–"), until);
        }
        if (person.joined().isAfter(LocalDate.MIN) && working == null && home == null) {
            elsewhere = t.get("people.joins", person.joined().toString());
        }
        var held = person.posts().stream()
                .map(posts::get)
                .filter(Objects::nonNull)
                .map(post -> post.name(t.english()))
                .collect(Collectors.joining(t.english() ? ", " : "、"));
        return new PeoplePage.Row(
                person.id(),
                person.name(),
                person.number(),
                person.rank() == null ? t.get("staff." + person.staff()) : person.rank(),
                held,
                bare(person),
                charges.getOrDefault(person.id(), ""),
                tags,
                elsewhere);
    }

    /** What each is in charge of, in words. */
    Map<Long, String> charges(Texts t, LocalDate day) {
        var known = areas.byId();
        var unitsSeen = units.tree(day).stream().collect(Collectors.toMap(Unit::id, Unit::name));
        var words = new HashMap<Long, String>();
        sql.sql("""
                        select person_id, unit_id, area_id, overall from organisation.charge
                        where validity @> cast(:day as date) order by overall desc, area_id nulls first, id
                        """).param("day", day).query(row -> {
            var area = row.getObject("area_id", Long.class);
            var word = row.getBoolean("overall")
                    ? t.get("people.overall")
                    : area == null
                            ? unitsSeen.getOrDefault(row.getLong("unit_id"), "")
                            : known.containsKey(area) ? known.get(area).name(t.english()) : "";
            words.merge(row.getLong("person_id"), word, (one, other) -> one + (t.english() ? ", " : "、") + other);
        });
        return words;
    }

    private static String href(@Nullable Long unit, String filter, String query) {
        var parts = new ArrayList<String>();
        if (unit != null) {
            parts.add("unit=" + unit);
        }
        if (!filter.isEmpty()) {
            parts.add("filter=" + filter);
        }
        if (!query.isEmpty()) {
            parts.add("q=" + java.net.URLEncoder.encode(query, java.nio.charset.StandardCharsets.UTF_8));
        }
        return "/people" + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }

    private static List<Long> longs(Array array) throws SQLException {
        return Arrays.asList((Long[]) array.getArray());
    }
}
