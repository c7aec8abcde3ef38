package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.OffHours;
import luoshi.engine.calendar.Period;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;

/**
 * The formulas of domain §3 written down day by day and cell by cell, as slowly as they read: what the index is held
 * against. It shares nothing with it but the facts and the work calendar.
 */
final class SlowCoverage {
    private final CoverageFacts facts;
    private final SlowDays days;
    private final SlowBinding binding;

    SlowCoverage(CoverageFacts facts, LocalDate from, LocalDate to) {
        this.facts = facts;
        this.days = new SlowDays(facts);
        this.binding = new SlowBinding(facts, from, to);
    }

    /** Every cell of some duties as of a day and as known at a sequence, in no order. */
    Set<Cell> cells(LocalDate asOf, long knownAt, Set<Long> duties) {
        var found = new HashSet<Cell>();
        for (var duty : duties) {
            var versions = facts.duties().stream()
                    .filter(version -> version.duty() == duty)
                    .sorted(Comparator.comparing(Duty::from).thenComparing(Duty::version))
                    .toList();
            var drafts = binding.bound(versions);
            var together = drafts.stream().collect(Collectors.groupingBy(draft -> draft.cadence + draft.period));
            drafts.forEach(draft -> due(draft, together.get(draft.cadence + draft.period)));
            drafts.forEach(this::exempt);
            fill(drafts, versions, asOf, knownAt);
            drafts.forEach(draft -> found.add(cell(draft, asOf)));
        }
        return found;
    }

    /** Due and late end of a cell among those of its period. */
    private void due(SlowDraft draft, List<SlowDraft> all) {
        var calendar = facts.calendar();
        switch (draft.cadence) {
            case PER_SHIFT, PER_OCCASION -> {
                draft.due = draft.baseDue;
                draft.lateEnd = draft.due.plusDays(7);
                return;
            }
            case DAILY, KEY_TIME_STAGE -> draft.baseDue = draft.last;
            default -> draft.baseDue = roll(draft.last);
        }
        var working = 0;
        for (var day = draft.start; !day.isAfter(draft.last); day = day.plusDays(1)) {
            working += calendar.isWorking(day) ? 1 : 0;
        }
        var earlier = draft.cadence == Cadence.DAILY ? 0 : Math.min(3, working / 5);
        draft.leader = earlier > 0 && draft.kind == SubjectKind.PERSON && leads(draft, all);
        draft.due = draft.baseDue;
        for (var left = draft.leader ? earlier : 0; left > 0; left--) {
            draft.due = draft.due.minusDays(1);
            while (!calendar.isWorking(draft.due)) {
                draft.due = draft.due.minusDays(1);
            }
        }
        draft.lateEnd = switch (draft.cadence) {
            case KEY_TIME_STAGE, ONCE_PER_VERSION -> draft.due.plusDays(30);
            default -> Period.of(draft.cadence, draft.start).next().last();
        };
    }

    private LocalDate roll(LocalDate day) {
        return facts.calendar().isWorking(day) ? day : roll(day.plusDays(1));
    }

    private boolean leads(SlowDraft draft, List<SlowDraft> all) {
        var day = draft.lastBound;
        var posts = facts.slots().stream()
                .filter(it -> it.person() == draft.subject && it.leading() && SlowDays.in(day, it.from(), it.to()))
                .map(Slot::unit);
        var charges = facts.charges().stream()
                .filter(it -> it.person() == draft.subject && SlowDays.in(day, it.from(), it.to()))
                .filter(it -> it.area() == 0 || it.area() == draft.version.area())
                .map(CoverageFacts.Charge::unit);
        return Stream.concat(posts, charges)
                .anyMatch(unit -> all.stream()
                        .filter(it -> it.kind == SubjectKind.PERSON && it.subject != draft.subject)
                        .filter(it -> it.period.equals(draft.period) && it.cadence == draft.cadence)
                        .anyMatch(it -> days.upFrom(it.unit, day).anyMatch(unit::equals)));
    }

    private void exempt(SlowDraft draft) {
        var covered = draft.bound.stream()
                .filter(day -> facts.exemptions().stream()
                        .filter(it -> it.duty() == draft.version.duty())
                        .filter(it -> draft.kind == SubjectKind.PERSON
                                ? it.person() == draft.subject
                                : it.person() == 0 && it.unit() == draft.subject)
                        .filter(it -> !it.approvedOn().isAfter(draft.due))
                        .anyMatch(it -> SlowDays.in(day, it.from(), it.to())))
                .count();
        draft.exempt = 2 * covered >= draft.bound.size();
    }

    private void fill(List<SlowDraft> all, List<Duty> versions, LocalDate asOf, long knownAt) {
        var oldestFirst = Comparator.<SlowDraft, LocalDate>comparing(it -> it.start)
                .thenComparing(it -> it.baseDue)
                .thenComparing(it -> it.time)
                .thenComparing(it -> it.id);
        var pieces = facts.evidence().stream()
                .filter(it -> it.duty() == versions.getFirst().duty())
                .filter(it -> it.entered() <= knownAt)
                .filter(it -> it.withdrawn() == Long.MAX_VALUE || it.withdrawn() > knownAt)
                .filter(it -> !OffHours.dateOf(it.at()).isAfter(asOf))
                .sorted(Comparator.comparing(Evidence::at)
                        .thenComparing(Evidence::entered)
                        .thenComparing(Evidence::id))
                .toList();
        var kind = versions.getFirst().subject();
        var drafts = all.stream().filter(it -> it.kind == kind).collect(Collectors.groupingBy(it -> it.subject));
        for (var acts : List.of(true, false)) {
            for (var piece : pieces) {
                if (piece.kind().strong() == acts) {
                    for (var i = 0; i < piece.quantity(); i++) {
                        drafts.getOrDefault(piece.subject(), List.of()).stream()
                                .filter(it -> !it.exempt && takes(it, piece))
                                .min(oldestFirst)
                                .ifPresent(it -> (acts ? it.acts : it.papers).add(piece));
                    }
                }
            }
        }
    }

    private static boolean takes(SlowDraft draft, Evidence piece) {
        var day = OffHours.dateOf(piece.at());
        var has = Stream.concat(draft.acts.stream(), draft.papers.stream()).toList();
        var without = lacks(draft.version, has);
        var with = lacks(
                draft.version, Stream.concat(has.stream(), Stream.of(piece)).toList());
        return !day.isBefore(draft.start)
                && !day.isAfter(draft.lateEnd)
                && draft.version.accepts().contains(piece.kind())
                && with < without;
    }

    /** How many acts and shares are missing; 0 is enough. */
    private static long lacks(Duty version, List<Evidence> has) {
        var n = version.count();
        var q = version.quotas();
        return Math.max(n - has.size(), 0)
                + missing(q.night(), n, has.stream().filter(Evidence::night).count())
                + missing(
                        q.offHours(), n, has.stream().filter(Evidence::offHours).count())
                + missing(
                        q.unannounced(),
                        n,
                        has.stream().filter(Evidence::unannounced).count());
    }

    private static long missing(double share, int n, long has) {
        return Math.max((long) Math.ceil(share * n - 1e-9) - has, 0);
    }

    private Cell cell(SlowDraft it, LocalDate asOf) {
        var byDue = it.acts.stream()
                .filter(act -> !OffHours.dateOf(act.at()).isAfter(it.due))
                .toList();
        var everything = Stream.concat(it.acts.stream(), it.papers.stream()).toList();
        CellState state;
        if (it.exempt) {
            state = CellState.EXEMPT;
        } else if (!asOf.isAfter(it.due)) {
            state = CellState.OPEN;
        } else if (lacks(it.version, byDue) == 0) {
            state = CellState.MET;
        } else if (lacks(it.version, it.acts) == 0) {
            state = CellState.LATE;
        } else {
            state = lacks(it.version, everything) == 0 ? CellState.WEAK : CellState.DEBT;
        }
        var provisional = false;
        for (var year = it.start.getYear(); year <= it.baseDue.getYear(); year++) {
            provisional |= !facts.calendar().publishedYears().contains(year);
        }
        return new Cell(
                it.kind,
                it.subject,
                it.version.duty(),
                it.version.version(),
                it.version.area(),
                it.period,
                it.start,
                it.last,
                it.due,
                it.lateEnd,
                it.days,
                it.bound.size(),
                it.slot,
                it.unit,
                it.leader,
                it.version.count(),
                it.acts.size(),
                it.papers.size(),
                state,
                provisional);
    }
}
