package luoshi.lens.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import luoshi.engine.coverage.Cell;
import luoshi.engine.coverage.CellState;
import luoshi.engine.coverage.CoverageQuery;
import luoshi.engine.coverage.CoverageView;
import luoshi.engine.coverage.Tally;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Role;
import luoshi.ledger.Proofs;
import luoshi.lens.CoverageService;
import luoshi.organisation.People;
import luoshi.organisation.Person;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page of one person together, for himself and for who leads him. */
@Component
@Transactional(readOnly = true)
class PersonPages {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int EVIDENCE_DAYS = 90;
    private static final int RECENT = 12;

    private final CoverageService coverage;
    private final People people;
    private final PersonQueries queries;
    private final DutyLists dutyLists;
    private final CellPages cells;
    private final Proofs proofs;
    private final Clock clock;

    PersonPages(
            CoverageService coverage,
            People people,
            PersonQueries queries,
            DutyLists dutyLists,
            CellPages cells,
            Proofs proofs,
            Clock clock) {
        this.coverage = coverage;
        this.people = people;
        this.queries = queries;
        this.dutyLists = dutyLists;
        this.cells = cells;
        this.proofs = proofs;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @throws Missing for everybody but the person and who leads the person
     */
    PersonPage of(long id, Actor actor, Texts t) {
        var sight = Sight.of(actor);
        if (!sight.persons() && !sight.isSelf(id)) {
            throw new Missing("person", id);
        }
        var person = people.find(id).orElseThrow(() -> new Missing("person", id));
        var today = LocalDate.now(clock);
        var view = coverage.at(today);
        var mine = sight.isSelf(id);
        var records = mine || sight.records();
        // A former member of the unit shows what was owed there, and nothing of what is owed elsewhere.
        var all = records ? visible(view, id, today, sight, mine) : List.<Cell>of();
        var asked = new Asked(today, today, null, Mode.RATE, null, null, List.of());
        var current = mine || people.workingUnit(id, today).map(sight::sees).orElse(false);
        var away = queries.awayUntil(id, today);
        return new PersonPage(
                person.name(),
                person.name().substring(0, person.name().offsetByCodePoints(0, 1)),
                identity(person, t),
                places(id, today, t),
                away == null
                        ? ""
                        : away.equals(LocalDate.MAX)
                                ? t.get("person.away.open")
                                : t.get("person.away", t.fullDay(away)),
                t.get(mine ? "person.note.mine" : records ? "person.note.led" : "person.note.posts"),
                actions(id, person, current, mine, today, actor, t),
                records && current
                        ? dutyLists.of(coverage.standing(Long.MAX_VALUE), id, all, asked, sight, actor, t)
                        : null,
                records ? recent(id, all, asked, sight, actor, t) : null,
                records ? evidence(id, today, t) : null,
                queries.posts(id).stream()
                        .map(post -> new PersonPage.Line(
                                t.english() && !post.nameEn().isEmpty() ? post.nameEn() : post.name(),
                                post.unit(),
                                dates(post.from(), post.to(), t),
                                past(post.to(), today)))
                        .toList(),
                queries.charges(id).stream()
                        .map(charge -> new PersonPage.Line(
                                charge.overall()
                                        ? t.get("person.charge.overall")
                                        : charge.area() == null
                                                ? t.get("person.charge.unit")
                                                : t.english()
                                                                && charge.areaEn() != null
                                                                && !charge.areaEn()
                                                                        .isEmpty()
                                                        ? charge.areaEn()
                                                        : charge.area(),
                                charge.unit(),
                                dates(charge.from(), charge.to(), t),
                                past(charge.to(), today)))
                        .toList(),
                t.get("coverage.known", t.fullDay(today), view.knownAt()),
                all.stream()
                                .anyMatch(cell ->
                                        cell.provisional() && !cell.start().isAfter(today))
                        ? t.get("coverage.provisional")
                        : "");
    }

    private static List<Cell> visible(CoverageView view, long person, LocalDate today, Sight sight, boolean mine) {
        return view
                .cells(CoverageQuery.all(today.minusYears(1), today.plusYears(1))
                        .person(person))
                .stream()
                .filter(cell -> mine || sight.sees(cell.unit(), cell.area()))
                .toList();
    }

    private static String identity(Person person, Texts t) {
        var rank = person.rank();
        return Stream.of(
                        t.get("person.staff." + person.staff().name(), person.number()),
                        rank == null ? "" : rank,
                        person.departed() == null ? "" : t.get("person.departed", t.fullDay(person.departed())))
                .filter(part -> !part.isEmpty())
                .reduce((first, second) -> first + t.get("cells.join") + second)
                .orElse("");
    }

    private List<PersonPage.Line> places(long id, LocalDate today, Texts t) {
        return queries.memberships(id).stream()
                .filter(place -> place.from() == null || !place.from().isAfter(today))
                .filter(place -> !past(place.to(), today))
                .map(place -> new PersonPage.Line(
                        t.get("person.line." + place.line()),
                        place.reason().equals("REGULAR")
                                ? place.unit()
                                : t.get("person.line.reason", place.unit(), t.get("person.reason." + place.reason())),
                        dates(place.from(), place.to(), t),
                        false))
                .toList();
    }

    private static List<CoveragePage.Action> actions(
            long id, Person person, boolean current, boolean mine, LocalDate today, Actor actor, Texts t) {
        var actions = new ArrayList<CoveragePage.Action>();
        var serves = person.servesOn(today);
        if (serves && current && (mine || Permission.RECORD_FOR_OTHERS.heldBy(actor))) {
            actions.add(new CoveragePage.Action(t.get("cell.record"), "/evidence/new?person=" + id, "plus"));
        }
        if (serves && current && Permission.MANAGE_PEOPLE.heldBy(actor)) {
            for (var act : List.of("transfer", "assign", "charge")) {
                actions.add(new CoveragePage.Action(t.get("person." + act), "/people/" + id + "/" + act, ""));
            }
        }
        if (serves && current && Permission.APPROVE_ABSENCE.heldBy(actor) && !mine) {
            actions.add(new CoveragePage.Action(t.get("person.absence"), "/people/" + id + "/absence", ""));
        }
        if (actor.role() == Role.ADMINISTRATOR && serves && current) {
            actions.add(new CoveragePage.Action(t.get("person.depart"), "/people/" + id + "/depart", ""));
        }
        return actions;
    }

    /** What is past due and can still be made up, what is open, then the newest of the others. */
    private PersonPage.Cells recent(long id, List<Cell> all, Asked asked, Sight sight, Actor actor, Texts t) {
        var today = asked.today();
        var started = all.stream().filter(cell -> !cell.start().isAfter(today)).toList();
        var tally = started.stream().map(cell -> Tally.of(cell.state())).reduce(Tally.ZERO, Tally::plus);
        var rows = started.stream()
                .filter(cell -> cell.state() != CellState.OPEN)
                .sorted(Comparator.comparing((Cell cell) ->
                                cell.state() != CellState.DEBT || cell.lateEnd().isBefore(today))
                        .thenComparing(Comparator.comparing(Cell::due).reversed()))
                .limit(RECENT)
                .toList();
        return new PersonPage.Cells(
                t.get("person.cells.caption", tally.met(), tally.late(), tally.weak(), tally.debt()),
                cells.lines(rows, asked, sight, actor, t),
                new CoveragePage.Action(t.get("person.cells.all"), "/coverage/cells?person=" + id, ""));
    }

    private PersonPage.Evidence evidence(long id, LocalDate today, Texts t) {
        OffsetDateTime from = today.minusDays(EVIDENCE_DAYS).atStartOfDay(CHINA).toOffsetDateTime();
        var facts = queries.evidence(id, from);
        var marks = proofs.of(facts.stream().map(PersonQueries.Fact::entry).toList());
        var rows = facts.stream()
                .map(fact -> new PersonPage.EvidenceRow(
                        t.shortDay(fact.at().atZoneSameInstant(CHINA).toLocalDate()),
                        fact.duty() == null ? t.get("coverage.duty.unnamed") : fact.duty(),
                        t.get("evidence-kind." + fact.kind()) + (fact.quantity() > 1 ? " × " + fact.quantity() : ""),
                        fact.note(),
                        Objects.requireNonNull(marks.get(fact.entry()))))
                .toList();
        return new PersonPage.Evidence(t.get("person.evidence.caption", EVIDENCE_DAYS, rows.size()), rows);
    }

    private static boolean past(@Nullable LocalDate to, LocalDate today) {
        return to != null && !to.isAfter(today);
    }

    static String dates(@Nullable LocalDate from, @Nullable LocalDate to, Texts t) {
        var since = from == null ? "" : from.toString();
        return to == null ? t.get("person.since", since) : t.get("person.between", since, to.minusDays(1));
    }
}
