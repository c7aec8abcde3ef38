package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Evidence;

/**
 * What a duty that is not in force would ask of everybody (要是): counted over days that have been, with their rosters,
 * absences and events, as if it had been in force all the while. It has an index of its own, of this one duty; no other
 * index learns of it.
 */
public final class WhatIf {
    /** Days back from the as-of day over which who is bound by shift or occasion is counted. */
    private static final int EVENT_DAYS = 30;

    private final PlaneView view;
    private final Duty duty;
    private final LocalDate asOf;
    private final CoverageQuery all;

    private WhatIf(PlaneView view, Duty duty, LocalDate from, LocalDate asOf) {
        this.view = view;
        this.duty = duty;
        this.asOf = asOf;
        // The last period may count far behind the as-of day.
        this.all = CoverageQuery.all(from, asOf.plusYears(2));
    }

    /**
     * Supposes a duty.
     *
     * @param facts everything else; their own duties and evidence are not looked at
     * @param draft what it would say, whatever its days in force
     * @param evidence what has been done under it, should it exist: it counts by the usual filling
     * @param from the first day of the first period
     * @param asOf today; the last period is the one that runs
     */
    public static WhatIf of(
            CoverageFacts facts, Duty draft, Collection<Evidence> evidence, LocalDate from, LocalDate asOf) {
        var duty = draft.inForce(from, LocalDate.MAX);
        var exemptions = facts.exemptions().stream()
                .filter(exemption -> exemption.duty() == duty.duty())
                .toList();
        var own = evidence.stream().filter(piece -> piece.duty() == duty.duty()).toList();
        var index = CoverageIndex.build(
                facts.under(List.of(duty), exemptions, List.of()), from, asOf.plusDays(1), own::forEach);
        return new WhatIf((PlaneView) index.at(asOf), duty, from, asOf);
    }

    /** Cells of all periods by state as of today. */
    public Tally tally(Extent extent) {
        return view.breakdown(all, extent).total();
    }

    /** How often all periods together ask for an act, exempt cells apart. */
    public long acts(Extent extent) {
        return acts(tally(extent));
    }

    private long acts(Tally tally) {
        return (long) (tally.bound() - tally.exempt()) * duty.count();
    }

    /**
     * Who is bound now: in the period that runs, or the last one that began; by shift and by occasion in the last {@value
     * #EVENT_DAYS} days. In tree order, each with what it owes in that time.
     */
    public List<SubjectTally> bound(Extent extent) {
        return view.breakdown(latest(), extent).bySubject();
    }

    /** How often the same time asks for an act. */
    public long actsNow(Extent extent) {
        return acts(view.breakdown(latest(), extent).total());
    }

    private CoverageQuery latest() {
        if (duty.cadence() == Cadence.PER_SHIFT || duty.cadence() == Cadence.PER_OCCASION) {
            // Counted under its due, a cell by event of these days may lie a little later.
            var first = asOf.minusDays(EVENT_DAYS - 1L);
            return all.between(first, asOf.plusYears(2));
        }
        var lasts = new TreeSet<Integer>();
        var layout = view.snapshot().layout();
        for (var g = 0; g < layout.size(); g++) {
            var grid = layout.get(g);
            grid.spans.stream()
                    .filter(span -> span.start() <= Days.epoch(asOf))
                    .forEach(span -> lasts.add(span.last()));
        }
        if (lasts.isEmpty()) {
            return all;
        }
        var last = LocalDate.ofEpochDay(lasts.last());
        return all.between(last, last.plusDays(1));
    }

    /** The cells themselves. */
    public CellPage page(Extent extent, int first, int size) {
        return view.breakdown(all, extent).page(first, size);
    }
}
