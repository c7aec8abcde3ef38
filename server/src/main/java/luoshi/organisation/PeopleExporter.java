package luoshi.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import luoshi.exchange.spi.TableExporter;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.organisation.Personnel.Line;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Exports who is in one's units now, in the columns in which people are imported. */
@Component
class PeopleExporter implements TableExporter {
    private final PeopleImporter importer;
    private final PeopleList list;
    private final Personnel personnel;
    private final Units units;
    private final Areas areas;
    private final Posts posts;
    private final Clock clock;

    PeopleExporter(
            PeopleImporter importer,
            PeopleList list,
            Personnel personnel,
            Units units,
            Areas areas,
            Posts posts,
            Clock clock) {
        this.importer = importer;
        this.list = list;
        this.personnel = personnel;
        this.units = units;
        this.areas = areas;
        this.posts = posts;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "people";
    }

    @Override
    public Permission permission() {
        return Permission.MANAGE_PEOPLE;
    }

    @Override
    @Transactional(readOnly = true)
    public Exported export(Actor actor, Texts t) {
        var today = LocalDate.now(clock);
        var rows = new ArrayList<List<String>>();
        for (var person : list.today(actor)) {
            rows.addAll(rows(person, today, t));
        }
        return new Exported(
                t.get("export.people") + "-" + today + ".xlsx",
                importer.columns().stream()
                        .map(column -> t.get("import.roster.column." + column.key()))
                        .toList(),
                rows);
    }

    /** A row for each stretch of posts with the same days; one without posts for somebody who has none. */
    private List<List<String>> rows(PeopleList.Listed person, LocalDate today, Texts t) {
        var knownPosts = posts.byId();
        var working = TransferringPeople.on(personnel.memberships(person.id()), Line.WORKING, today)
                .orElse(null);
        var unit = person.working() == null ? "" : units.nameOf(person.working());
        var home = person.home() == null || Objects.equals(person.home(), person.working())
                ? ""
                : units.nameOf(person.home());
        var back = working == null || working.reason() == MembershipReason.REGULAR ? null : working.until();
        var loan = working == null || back == null ? "" : t.get("membership." + working.reason());
        var loanUntil = back == null ? "" : back.minusDays(1).toString();
        var rows = new ArrayList<List<String>>();
        var held = personnel.assignments(person.id()).stream()
                .filter(post -> post.on(today))
                .toList();
        for (var post : held) {
            var known = knownPosts.get(post.postId());
            rows.add(row(
                    person,
                    t,
                    unit,
                    home,
                    loan,
                    loanUntil,
                    known == null ? "" : known.name(),
                    known != null && known.leads() ? charges(person.id(), today) : "",
                    post.since().toString(),
                    post.until() == null ? "" : post.until().minusDays(1).toString()));
        }
        if (rows.isEmpty()) {
            var since = working == null ? person.joined() : working.since();
            rows.add(row(person, t, unit, home, loan, loanUntil, "", "", since.toString(), ""));
        }
        return rows;
    }

    private String charges(long person, LocalDate today) {
        var known = areas.byId();
        var words = new ArrayList<String>();
        for (var charge : personnel.charges(person)) {
            if (!charge.since().isAfter(today)
                    && (charge.until() == null || charge.until().isAfter(today))) {
                var area = charge.areaId() == null ? null : known.get(charge.areaId());
                words.add(charge.overall() ? "全面" : area == null ? units.nameOf(charge.unitId()) : area.name());
            }
        }
        return String.join("、", words);
    }

    private static List<String> row(
            PeopleList.Listed person,
            Texts t,
            String unit,
            String home,
            String loan,
            String loanUntil,
            String post,
            String charges,
            String from,
            String until) {
        var auxiliary = person.staff() == StaffKind.AUXILIARY;
        return List.of(
                auxiliary ? "" : person.number(),
                auxiliary ? person.number() : "",
                person.name(),
                t.get("staff." + person.staff()),
                person.rank() == null ? "" : person.rank(),
                unit,
                home,
                loan,
                loanUntil,
                post,
                charges,
                person.joined().toString(),
                from,
                until);
    }
}
