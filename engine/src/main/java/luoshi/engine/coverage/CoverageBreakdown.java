package luoshi.engine.coverage;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import luoshi.engine.coverage.Layout.Strand;
import luoshi.engine.coverage.plane.Counting;

/**
 * What a question asks for, counted by group (分项统计): by area, duty, month, post, or by who owes; and the cells behind
 * it page by page. All of it is counted from bits; single cells are derived only for the subjects of a page.
 *
 * <p>Whatever the grouping, the groups add up to the same total, and the cells behind a group are as many as it counts.
 */
public final class CoverageBreakdown {
    private final PlaneView view;
    private final Snapshot snapshot;
    private final Layout layout;
    private final Visits visits;
    private final CoverageQuery query;
    private final int day;
    private final Seen seen;
    private final SubjectRows subjects;

    CoverageBreakdown(PlaneView view, Visits visits, CoverageQuery query, Extent extent, int day) {
        this.view = view;
        this.snapshot = view.snapshot();
        this.layout = snapshot.layout();
        this.visits = visits;
        this.query = query;
        this.day = day;
        this.seen = new Seen(snapshot, visits, query, extent, day);
        this.subjects = new SubjectRows(view, visits, seen, day);
    }

    /** Counts of all. */
    public Tally total() {
        return sum().tally(query.states());
    }

    private Counts sum() {
        var sum = new Counts();
        strands((strand, counts) -> sum.add(counts));
        return sum;
    }

    /** One tally for each area that has cells. */
    public SortedMap<Long, Tally> byArea() {
        return byStrand(Strand::area);
    }

    /** One tally for each duty that has cells. */
    public SortedMap<Long, Tally> byDuty() {
        return byStrand(Strand::duty);
    }

    private SortedMap<Long, Tally> byStrand(Function<Strand, Long> group) {
        var groups = new TreeMap<Long, Counts>();
        strands((strand, counts) -> counts(groups, group.apply(strand)).add(counts));
        return tallies(groups);
    }

    private void strands(BiConsumer<Strand, Counts> found) {
        var counting = new StrandCounts(layout, view.blocks(), visits, day);
        for (var part : seen.parts) {
            counting.count(0, part.rows(), (strand, counts) -> {
                if (seen.holds(part, strand.area())) {
                    found.accept(strand, counts);
                }
            });
        }
    }

    /** One tally for each month of {@link Cell#countedOn()} that has cells (走势). */
    public SortedMap<YearMonth, Tally> byMonth() {
        var months = new TreeMap<YearMonth, Counts>();
        for (var g = 0; g < layout.size(); g++) {
            var spans = visits.asks(layout.get(g)) ? layout.get(g).spans : List.<Layout.Span>of();
            for (var period = 0; period < spans.size(); period++) {
                if (visits.asks(spans.get(period))) {
                    var month = YearMonth.from(
                            LocalDate.ofEpochDay(spans.get(period).last()));
                    addPeriod(months.computeIfAbsent(month, any -> new Counts()), g, period);
                }
            }
        }
        return tallies(months);
    }

    private void addPeriod(Counts sum, int g, int period) {
        var grid = layout.get(g);
        var span = grid.spans.get(period);
        var counting = new Counting(grid.strands());
        for (var part : seen.parts) {
            for (var word = 0; word < part.rows().length; word++) {
                if (part.rows()[word] != 0) {
                    counting.add(
                            view.blocks().get(word),
                            g,
                            period,
                            part.rows()[word],
                            span.isClosed(day),
                            span.isClosedForLeaders(day));
                }
            }
            var counted = counting.counts();
            for (var strand = 0; strand < grid.strands() && !counting.isEmpty(); strand++) {
                if (visits.asks(grid.strand(strand))
                        && seen.holds(part, grid.strand(strand).area())) {
                    sum.add(counted, strand);
                }
            }
            counting.clear();
        }
    }

    /**
     * One tally for each post (岗位) whose holders owe cells, each under the post that owns it; 0 where none is held. What
     * units owe as such has no post and is not counted here.
     */
    public SortedMap<Long, Tally> byPost() {
        var groups = new TreeMap<Long, Counts>();
        for (var place : seen.places) {
            subjects.each(place, row -> {
                var slot = snapshot.rows().slot(row);
                if (slot != null) {
                    subjects.addTo(counts(groups, slot.post()), row);
                }
            });
        }
        return tallies(groups);
    }

    /** One tally for each unit × subject that has cells, units in tree order, persons by id, then the unit itself. */
    public List<SubjectTally> bySubject() {
        var found = new ArrayList<SubjectTally>();
        for (var place : seen.places) {
            var unit = snapshot.rows().units.get(place);
            subjects.of(place).forEach((subject, counts) -> {
                var tally = counts.tally(query.states());
                if (tally.bound() > 0) {
                    found.add(new SubjectTally(unit, subject.kind(), subject.id(), tally));
                }
            });
        }
        return found;
    }

    /**
     * The cells from one on, in the order of {@link CoverageView#cells}.
     *
     * @param first how many come before, from 0
     * @param size how many at most
     */
    public CellPage page(int first, int size) {
        if (first < 0 || size < 0) {
            throw new IllegalArgumentException("page of " + size + " from " + first);
        }
        var all = sum();
        var total = all.tally(query.states()).bound();
        var cells = new ArrayList<Cell>();
        var before = first;
        for (var place : first < total ? seen.places : List.<Integer>of()) {
            for (var entry : subjects.of(place).entrySet()) {
                var count = entry.getValue().tally(query.states()).bound();
                if (before >= count) {
                    before -= (int) count;
                } else if (cells.size() < size) {
                    var own = cells(place, entry.getKey());
                    cells.addAll(own.subList(before, Math.min(own.size(), before + size - cells.size())));
                    before = 0;
                }
            }
            if (cells.size() >= size) {
                break;
            }
        }
        return new CellPage(all.tally(Set.of()), total, cells);
    }

    /** The cells of a subject in a unit by duty, start and period. */
    private List<Cell> cells(int place, Subject subject) {
        var unit = snapshot.rows().units.get(place);
        var cells = new ArrayList<Cell>();
        for (var duty : subjects.duties(place, subject)) {
            visits.of(
                    snapshot.plans()
                            .get(Objects.requireNonNull(snapshot.places().get(duty))),
                    subject,
                    (track, filling, i, state) -> {
                        var cell = view.cell(duty, track, filling, i, state);
                        if (cell.unit() == unit && seen.holds(seen.part(place), cell.area())) {
                            cells.add(cell);
                        }
                    });
        }
        cells.sort(Comparator.comparing(Cell::duty).thenComparing(Cell::start).thenComparing(Cell::period));
        return cells;
    }

    private <K> SortedMap<K, Tally> tallies(SortedMap<K, Counts> groups) {
        var tallies = new TreeMap<K, Tally>();
        groups.forEach((key, counts) -> {
            var tally = counts.tally(query.states());
            if (tally.bound() > 0) {
                tallies.put(key, tally);
            }
        });
        return tallies;
    }

    private static Counts counts(Map<Long, Counts> groups, long group) {
        return groups.computeIfAbsent(group, any -> new Counts());
    }
}
