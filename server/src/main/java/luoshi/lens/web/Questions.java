package luoshi.lens.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.engine.coverage.CoverageBreakdown;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.CoverageQuery;
import luoshi.engine.coverage.CoverageView;
import luoshi.engine.coverage.Extent;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.lens.CoverageService;
import luoshi.lens.web.CellsQuery.Range;
import luoshi.organisation.Areas;
import luoshi.organisation.People;
import luoshi.organisation.Posts;
import luoshi.organisation.Units;
import luoshi.rule.Duties;
import luoshi.rule.DutyLine;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Turns what an address asks for into a question to the index, within what its reader may see. */
@Component
class Questions {
    /** Stands for a set without duties: an empty one would ask for all. */
    private static final Set<Long> NO_DUTY = Set.of(-1L);

    private final CoverageService coverage;
    private final Units units;
    private final Areas areas;
    private final Posts posts;
    private final People people;
    private final Duties duties;
    private final Clock clock;

    Questions(
            CoverageService coverage,
            Units units,
            Areas areas,
            Posts posts,
            People people,
            Duties duties,
            Clock clock) {
        this.coverage = coverage;
        this.units = units;
        this.areas = areas;
        this.posts = posts;
        this.people = people;
        this.duties = duties;
        this.clock = clock;
    }

    /**
     * A question that may be asked.
     *
     * @param extent what the reader may see; rows of persons are left out by {@link #rows}
     */
    record Question(
            CellsQuery wanted, Asked asked, Range range, CoverageView view, CoverageQuery query, Extent extent) {
        Map<String, String> choices() {
            return wanted.choices(range, asked);
        }

        /** The choices without months where the address names none. */
        Map<String, String> kept() {
            var kept = new LinkedHashMap<>(choices());
            if (wanted.from() == null) {
                kept.keySet().removeAll(Set.of("month", "from", "until"));
            }
            return kept;
        }

        /** The same about what persons or units owe. */
        Question about(SubjectKind kind) {
            return new Question(wanted, asked, range, view, query.kind(kind), extent);
        }

        /** Figures over everybody. */
        CoverageBreakdown figures() {
            return view.breakdown(query, extent);
        }

        /** What may be shown row by row. */
        CoverageBreakdown rows(Sight sight) {
            var wholly = sight.records() || wanted.person() != null && sight.isSelf(wanted.person());
            var asked = wanted.state() == null ? query : query.states(Set.of(wanted.state()));
            return view.breakdown(wholly ? asked : asked.kind(SubjectKind.UNIT), extent);
        }
    }

    /** What an address asks for. */
    record Address(CellsQuery wanted, Asked asked) {}

    /** Reads an address kindly: what makes no sense is named and left out. */
    Address read(MultiValueMap<String, String> query) {
        var choices = new HashMap<>(query.toSingleValueMap());
        // Months and units are read with the rest of the question.
        choices.keySet().removeAll(Set.of("unit", "month"));
        var read = Asked.read(choices, coverage.firstDay(), coverage.head(), LocalDate.now(clock));
        var troubles = new ArrayList<>(read.troubles());
        var wanted = CellsQuery.read(query, troubles);
        var from = wanted.from();
        if (from != null && from.atDay(1).isAfter(read.asOf())) {
            troubles.add(Reason.of("coverage.trouble.month-future", from.toString()));
            wanted = wanted.whenever();
        }
        var month = wanted.from() != null && wanted.from().equals(wanted.until()) ? wanted.from() : null;
        return new Address(
                wanted,
                new Asked(read.asOf(), read.today(), month, read.mode(), wanted.unit(), read.known(), troubles));
    }

    /**
     * Asks.
     *
     * @param usual the months meant where the address names none
     * @throws Missing for what the reader does not see
     */
    Question ask(CellsQuery wanted, Asked asked, Range usual, Sight sight, Actor actor) {
        allow(wanted, sight, actor);
        var from = wanted.from() == null ? usual.from() : wanted.from();
        var until = wanted.until() == null ? usual.until() : wanted.until();
        var view = coverage.at(asked.asOf(), asked.seq());
        var range = new Range(from, until);
        return new Question(wanted, asked, range, view, query(wanted, range), extent(wanted, sight));
    }

    private void allow(CellsQuery wanted, Sight sight, Actor actor) {
        if (wanted.person() != null) {
            if (sight.isSelf(wanted.person())) {
                return;
            }
            if (!sight.records() || people.find(wanted.person()).isEmpty()) {
                throw new Missing("person", wanted.person());
            }
        } else {
            Permission.SEE_LENSES.require(actor);
        }
        if (wanted.unit() != null && !sight.knows(wanted.unit())) {
            throw new Missing("unit", wanted.unit());
        }
        if (wanted.area() != null && areas.find(wanted.area()).isEmpty()) {
            throw new Missing("area", wanted.area());
        }
        if (wanted.source() != null && duties.ofSource(wanted.source()).isEmpty()) {
            throw new Missing("source", wanted.source());
        }
        if (wanted.post() != null
                && wanted.post() != 0
                && posts.find(wanted.post()).isEmpty()) {
            throw new Missing("post", wanted.post());
        }
    }

    private static Extent extent(CellsQuery wanted, Sight sight) {
        var unit = wanted.unit();
        Extent seen = wanted.person() != null && sight.isSelf(wanted.person()) ? Extent.ALL : sight::sees;
        return wanted.only() && unit != null ? (owner, area) -> owner == unit && seen.holds(owner, area) : seen;
    }

    private CoverageQuery query(CellsQuery wanted, Range range) {
        var query = CoverageQuery.all(
                        range.from().atDay(1), range.until().plusMonths(1).atDay(1))
                .in(wanted.unit())
                .post(wanted.post())
                .duties(duties(wanted));
        if (wanted.area() != null) {
            query = query.area(wanted.area());
        }
        return wanted.person() == null ? query : query.person(wanted.person());
    }

    private Set<Long> duties(CellsQuery wanted) {
        var sets = new ArrayList<Set<Long>>();
        if (wanted.duty() != null) {
            sets.add(Set.of(wanted.duty()));
        }
        if (!wanted.clauses().isEmpty()) {
            sets.add(ids(duties.ofClauses(wanted.clauses())));
        }
        if (wanted.source() != null) {
            sets.add(ids(duties.ofSource(wanted.source())));
        }
        if (sets.isEmpty()) {
            return Set.of();
        }
        var common = new HashSet<>(sets.getFirst());
        sets.forEach(common::retainAll);
        return common.isEmpty() ? NO_DUTY : common;
    }

    private static Set<Long> ids(List<DutyLine> lines) {
        return lines.stream().map(DutyLine::id).collect(Collectors.toSet());
    }

    /** The question in words: months, unit, area, person, post, regulation, clauses. */
    String caption(Question question, Texts t) {
        var wanted = question.wanted();
        var parts = new ArrayList<String>();
        parts.add(months(question.range(), t));
        if (wanted.unit() != null) {
            var name = units.nameOf(wanted.unit());
            parts.add(wanted.only() ? t.get("coverage.row.own", name) : name);
        }
        if (wanted.area() != null) {
            areas.find(wanted.area()).ifPresent(area -> parts.add(area.name(t.english())));
        }
        if (wanted.person() != null) {
            people.find(wanted.person()).ifPresent(person -> parts.add(person.name()));
        }
        if (wanted.post() != null) {
            parts.add(
                    wanted.post() == 0
                            ? t.get("breakdown.post.none")
                            : posts.find(wanted.post())
                                    .map(post -> post.name(t.english()))
                                    .orElse(""));
        }
        if (wanted.source() != null) {
            parts.add(t.get(
                    "rule.source.quoted",
                    duties.ofSource(wanted.source()).getFirst().sourceTitle()));
        }
        if (!wanted.clauses().isEmpty()) {
            parts.add(t.get("cells.clauses", wanted.clauses().size()));
        }
        if (wanted.duty() != null) {
            duties.find(wanted.duty()).ifPresent(line -> parts.add(line.title()));
        }
        return String.join(t.get("cells.join"), parts);
    }

    static String months(Range range, Texts t) {
        return range.from().equals(range.until())
                ? t.fullMonth(range.from())
                : t.get("cells.months", t.fullMonth(range.from()), t.fullMonth(range.until()));
    }

    /** As of which day, and up to which entry of the ledger. */
    static String known(Question question, Texts t) {
        return t.get(
                "coverage.known",
                t.fullDay(question.asked().asOf()),
                question.view().knownAt());
    }

    /** The same choices as known now. */
    static Map<String, String> now(Map<String, String> choices) {
        var now = new LinkedHashMap<>(choices);
        now.remove("known");
        return now;
    }

    /** The months until the last that ended before the day. */
    static Range ended(Asked asked, int months) {
        var last = YearMonth.from(asked.asOf().plusDays(1)).minusMonths(1);
        return new Range(last.minusMonths(months - 1L), last);
    }
}
