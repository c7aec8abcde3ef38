package luoshi.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.organisation.Personnel.Line;
import luoshi.organisation.RecordPage.Action;
import luoshi.organisation.RecordPage.Block;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows a person's record of units, posts, charges and absences. */
@Component
class Records {
    private final People people;
    private final Units units;
    private final Posts posts;
    private final Areas areas;
    private final Personnel personnel;
    private final Steps steps;
    private final Clock clock;

    Records(People people, Units units, Posts posts, Areas areas, Personnel personnel, Steps steps, Clock clock) {
        this.people = people;
        this.units = units;
        this.posts = posts;
        this.areas = areas;
        this.personnel = personnel;
        this.steps = steps;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public RecordPage page(Actor actor, Texts t, long id, String error) {
        var person = Steps.visible(people, id);
        var today = LocalDate.now(clock);
        var memberships = personnel.memberships(id);
        var assignments = personnel.assignments(id);
        var charges = personnel.charges(id);
        var absences = personnel.absences(id);
        var seen = new HashSet<Long>();
        memberships.forEach(stay -> seen.add(stay.unitId()));
        assignments.forEach(held -> seen.add(held.unitId()));
        charges.forEach(held -> seen.add(held.unitId()));
        var names = units.names(seen);
        var working = TransferringPeople.on(memberships, Line.WORKING, today);
        var keeps = Permission.MANAGE_PEOPLE.heldBy(actor)
                && (working.isEmpty() || actor.sees(working.get().unitId()));
        var approves = working.isPresent()
                && Permission.APPROVE_ABSENCE.heldBy(actor, working.get().unitId())
                && !Long.valueOf(id).equals(actor.personId());
        var serves = person.departed() == null;
        var last = steps.last(person)
                .filter(step -> step.kind().startsWith("Absence") ? approves : keeps)
                .filter(step -> actor.sees(step.unitId()));
        return new RecordPage(
                id,
                t.get("record.title", person.name()),
                lead(person, t),
                actions(
                        id,
                        t,
                        keeps && serves,
                        approves && serves,
                        working.filter(stay -> stay.reason() != MembershipReason.REGULAR)
                                .isPresent(),
                        keeps),
                last.map(step -> t.get(
                                "record.last-step",
                                t.get("step." + step.kind()),
                                DateTimeFormatter.ofPattern("MM-dd HH:mm")
                                        .format(step.at().atZoneSameInstant(clock.getZone())),
                                step.actorName()))
                        .orElse(""),
                last.map(step -> t.get("record.undo", t.get("step." + step.kind())))
                        .orElse(""),
                last.map(step -> String.valueOf(step.id())).orElse(""),
                error,
                List.of(
                        memberships(t, today, memberships, names),
                        assignments(id, t, today, keeps, assignments, names),
                        charges(id, t, today, keeps, charges, names),
                        absences(id, t, today, approves, absences)));
    }

    private static String lead(Person person, Texts t) {
        var departed = person.departed();
        return t.get(
                        "record.lead",
                        t.get("staff." + person.staff()),
                        person.number(),
                        person.rank() == null ? "" : t.get("record.rank", person.rank()),
                        person.joined().toString())
                + (departed == null ? "" : t.get("record.departed", departed.toString()));
    }

    private static List<Action> actions(
            long id, Texts t, boolean keeps, boolean approves, boolean onLoan, boolean corrects) {
        var actions = new ArrayList<Action>();
        if (approves) {
            actions.add(new Action("/people/" + id + "/absence", t.get("record.absence"), "clock", false));
        }
        if (keeps) {
            actions.add(new Action("/people/" + id + "/assign", t.get("record.assign"), "user-check", false));
            actions.add(new Action("/people/" + id + "/charge", t.get("record.charge"), "flag-3", false));
            actions.add(
                    onLoan
                            ? new Action("/people/" + id + "/return", t.get("record.return"), "arrow-back-up", true)
                            : new Action("/people/" + id + "/transfer", t.get("record.transfer"), "replace", true));
            actions.add(new Action("/people/" + id + "/depart", t.get("record.depart"), "circle-minus", false));
        }
        if (corrects) {
            actions.add(new Action("/people/" + id + "/edit", t.get("record.edit"), "edit", false));
        }
        return actions;
    }

    private Block memberships(Texts t, LocalDate today, List<Personnel.Membership> stays, Map<Long, String> names) {
        return new Block(
                "units",
                t.get("record.units"),
                t.get("record.no-units"),
                stays.reversed().stream()
                        .map(stay -> new RecordPage.Line(
                                names.getOrDefault(stay.unitId(), t.get("record.unit-elsewhere")),
                                stay.line() == Line.HOME
                                        ? t.get("record.home")
                                        : stay.reason() == MembershipReason.REGULAR
                                                ? t.get("record.working")
                                                : t.get("record.working-for", t.get("membership." + stay.reason())),
                                days(t, stay.since(), stay.until()),
                                state(t, today, stay.since(), stay.until()),
                                "",
                                ""))
                        .toList());
    }

    private Block assignments(
            long id,
            Texts t,
            LocalDate today,
            boolean keeps,
            List<Personnel.Assignment> held,
            Map<Long, String> names) {
        var known = posts.byId();
        return new Block(
                "posts",
                t.get("record.posts"),
                t.get("record.no-posts"),
                held.reversed().stream()
                        .map(post -> {
                            var name = known.containsKey(post.postId())
                                    ? known.get(post.postId()).name(t.english())
                                    : "–";
                            var open = keeps
                                    && (post.until() == null || post.until().isAfter(today));
                            return new RecordPage.Line(
                                    name,
                                    names.getOrDefault(post.unitId(), ""),
                                    days(t, post.since(), post.until()),
                                    state(t, today, post.since(), post.until()),
                                    open ? "/people/" + id + "/assignments/" + post.id() + "/end" : "",
                                    t.get("record.end-of", name));
                        })
                        .toList());
    }

    private Block charges(
            long id, Texts t, LocalDate today, boolean keeps, List<Personnel.Charge> held, Map<Long, String> names) {
        var known = areas.byId();
        return new Block(
                "charges",
                t.get("record.charges"),
                t.get("record.no-charges"),
                held.reversed().stream()
                        .map(charge -> {
                            var area = charge.areaId() == null ? null : known.get(charge.areaId());
                            var what = charge.overall()
                                    ? t.get("people.overall")
                                    : area == null ? t.get("record.whole-unit") : area.name(t.english());
                            var open = keeps
                                    && (charge.until() == null || charge.until().isAfter(today));
                            return new RecordPage.Line(
                                    what,
                                    names.getOrDefault(charge.unitId(), ""),
                                    days(t, charge.since(), charge.until()),
                                    state(t, today, charge.since(), charge.until()),
                                    open ? "/people/" + id + "/charges/" + charge.id() + "/end" : "",
                                    t.get("record.end-of", what));
                        })
                        .toList());
    }

    private static Block absences(
            long id, Texts t, LocalDate today, boolean approves, List<Personnel.Absence> absences) {
        return new Block(
                "absences",
                t.get("record.absences"),
                t.get("record.no-absences"),
                absences.reversed().stream()
                        .map(away -> new RecordPage.Line(
                                t.get("people.away"),
                                "",
                                days(t, away.since(), away.until()),
                                state(t, today, away.since(), away.until()),
                                approves && away.until().isAfter(today)
                                        ? "/people/" + id + "/absences/" + away.id() + "/end"
                                        : "",
                                t.get("record.end-of", t.get("people.away"))))
                        .toList());
    }

    private static String days(Texts t, LocalDate since, @Nullable LocalDate until) {
        return until == null
                ? t.get("record.since", since.toString())
                : t.get("record.from-to", since.toString(), until.minusDays(1).toString());
    }

    private static String state(Texts t, LocalDate today, LocalDate since, @Nullable LocalDate until) {
        return since.isAfter(today)
                ? t.get("record.later")
                : until == null || until.isAfter(today) ? t.get("record.now") : "";
    }
}
