package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageFacts.Quotas;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import org.jspecify.annotations.Nullable;

/** One duty with its lines and the periods in which it can fall due. */
final class DutyPlan {
    final long duty;
    final DutyFacts facts;
    final Reach reach;
    final List<Line> lines;
    /** The columns, shared by all cells of the duty. */
    final Column[] columns;
    /** Its strands in the layout. */
    final List<Strand> strands;

    private final Map<Events, Strand> events;
    private final List<Integer> firstColumn;
    private final boolean oneKind;
    private final Column[] byStart;
    private final int longest;
    private final boolean plain;
    private final boolean byEvent;
    private final Set<SubjectKind> kinds = EnumSet.noneOf(SubjectKind.class);

    /** Cells by event in one area: the first, second … of one day and due. */
    record Events(Cadence cadence, long area, int level) {}

    /** A strand of a grid, by their places. */
    record Strand(int grid, int strand) {}

    DutyPlan(long duty, DutyFacts facts, World world, Layout layout) {
        this.duty = duty;
        this.facts = facts;
        this.reach = new Reach(world, facts);
        this.lines = Line.of(facts.versions());
        this.events = new ConcurrentHashMap<>();
        this.oneKind = facts.versions().stream().map(Duty::subject).distinct().count() == 1;
        var found = new Columns(duty, world, layout);
        lines.forEach(found::add);
        this.columns = found.columns.toArray(new Column[0]);
        this.firstColumn = found.first;
        this.strands = found.strands;
        this.byStart = Arrays.stream(columns)
                .sorted(Comparator.comparingInt(Column::start).thenComparingInt(Column::due))
                .toArray(Column[]::new);
        this.longest = Arrays.stream(columns)
                .mapToInt(column -> Math.max(column.lateEnd(), column.leaderLateEnd()) - column.start())
                .max()
                .orElse(0);
        lines.forEach(line -> kinds.add(line.subject()));
        this.byEvent = lines.stream().anyMatch(Line::byEvent);
        this.plain = lines.stream().noneMatch(Line::byEvent)
                && facts.versions().stream()
                        .allMatch(version -> version.count() == 1
                                && version.quotas().equals(Quotas.NONE)
                                && version.accepts()
                                        .equals(facts.versions().getFirst().accepts()));
    }

    /** The same duty in the same places. */
    private DutyPlan(DutyPlan like, DutyFacts facts, Reach reach, List<Strand> strands, Map<Events, Strand> events) {
        this.duty = like.duty;
        this.facts = facts;
        this.reach = reach;
        this.lines = like.lines;
        this.columns = like.columns;
        this.strands = strands;
        this.events = events;
        this.firstColumn = like.firstColumn;
        this.oneKind = like.oneKind;
        this.byStart = like.byStart;
        this.longest = like.longest;
        this.plain = like.plain;
        this.byEvent = like.byEvent;
        this.kinds.addAll(like.kinds);
    }

    /** With other exemptions and 不适用, or under another tree; it has the same versions. */
    DutyPlan with(DutyFacts other, World world) {
        return new DutyPlan(this, other, new Reach(world, other), strands, events);
    }

    /** The same; places found for events of one are not places of the other. */
    DutyPlan apart() {
        return new DutyPlan(this, facts, reach, new ArrayList<>(strands), new ConcurrentHashMap<>(events));
    }

    /** Whether one piece of any kind that all versions accept alike does for a cell, and no cell is by event. */
    boolean isPlain() {
        return plain;
    }

    /** Whether a plain duty takes evidence of a kind. */
    boolean accepts(EvidenceKind kind) {
        return facts.versions().getFirst().accepts().contains(kind);
    }

    /** Columns by start, then due. */
    Column[] byStart() {
        return byStart;
    }

    /** The first column by start that may take evidence of a day. */
    int firstFor(int day) {
        var low = 0;
        var high = byStart.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (byStart[middle].start() < day - longest) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** First column of a line by its place; the columns of one period lie side by side, one for each area. */
    int firstColumn(int line) {
        return firstColumn.get(line);
    }

    /** Strands of cells by event so far. */
    Map<Events, Strand> events() {
        return events;
    }

    /** The strand of a cell by event, a new one of the layout if need be. */
    Strand eventStrand(Cadence cadence, long area, int level, Layout layout) {
        var key = new Events(cadence, area, level);
        var known = events.get(key);
        if (known == null) {
            var grid = layout.grid(new Layout.Key(SubjectKind.PERSON, cadence, null));
            known = new Strand(grid, layout.get(grid).allot(duty, area));
            strands.add(known);
            events.put(key, known);
        }
        return known;
    }

    /** Whether all its cells lie in one strand, known before any of them is. */
    boolean isOneStrand() {
        return strands.size() == 1 && !byEvent;
    }

    /** Whether some cells stand for shifts or occasions. */
    boolean hasEvents() {
        return byEvent;
    }

    /** The column of a place in the layout, or null. */
    @Nullable
    Column column(int grid, int period, int strand, int start) {
        var low = 0;
        var high = byStart.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (byStart[middle].start() < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (var c = low; c < byStart.length && byStart[c].start() == start; c++) {
            if (byStart[c].grid() == grid && byStart[c].period() == period && byStart[c].strand() == strand) {
                return byStart[c];
            }
        }
        return null;
    }

    boolean binds(SubjectKind kind) {
        return kinds.contains(kind);
    }

    /** Whose evidence a piece of a day is, should versions bind persons and units by turns. */
    SubjectKind subjectOn(int day) {
        if (oneKind) {
            return facts.versions().getFirst().subject();
        }
        var found = facts.versions().getFirst();
        for (var version : facts.versions()) {
            if (Days.epoch(version.from()) <= day) {
                found = version;
            }
        }
        return found.subject();
    }
}
