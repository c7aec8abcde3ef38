package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.Deadlines;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.calendar.Period;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageFacts.Quotas;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import org.jspecify.annotations.Nullable;

/** One duty with its lines and the periods in which it can fall due. */
final class DutyPlan {
    /** How long a version may take to be done once (每版一次), in calendar days from its start. */
    static final int VERSION_DAYS = 30;

    final long duty;
    final DutyFacts facts;
    final Reach reach;
    final List<Line> lines;
    final List<Column> columns;
    /** Its strands in the layout. */
    final List<Strand> strands;

    private final Map<Events, Strand> events;
    private final List<Integer> firstColumn;
    private final Set<Integer> published;
    private final boolean oneKind;
    private final Column[] columnArray;
    private final Column[] byStart;
    private final int longest;
    private final boolean plain;
    private final boolean byEvent;
    private final Set<SubjectKind> kinds = EnumSet.noneOf(SubjectKind.class);

    /** Cells by event in one area: the first, second … of one day and due. */
    record Events(Cadence cadence, long area, int level) {}

    /** A strand of a grid, by their places. */
    record Strand(int grid, int strand) {}

    private record Key(SubjectKind subject, Cadence cadence, KeyTime.@Nullable Part part, long version) {}

    DutyPlan(long duty, DutyFacts facts, World world, Layout layout) {
        this.duty = duty;
        this.facts = facts;
        this.reach = new Reach(world, facts);
        this.lines = new ArrayList<>();
        this.columns = new ArrayList<>();
        this.strands = new ArrayList<>();
        this.events = new ConcurrentHashMap<>();
        this.firstColumn = new ArrayList<>();
        this.published = world.calendar.publishedYears();
        this.oneKind = facts.versions().stream().map(Duty::subject).distinct().count() == 1;
        var groups = new LinkedHashMap<Key, List<Duty>>();
        for (var version : facts.versions()) {
            for (var key : keys(version)) {
                groups.computeIfAbsent(key, any -> new ArrayList<>()).add(version);
            }
        }
        groups.forEach((key, versions) -> {
            var line = Line.of(key.subject, key.cadence, key.part, versions);
            lines.add(line);
            firstColumn.add(columns.size());
            addColumns(line, world, layout);
        });
        firstColumn.add(columns.size());
        this.columnArray = columns.toArray(new Column[0]);
        this.byStart = columns.stream()
                .sorted(Comparator.comparingInt(Column::start).thenComparingInt(Column::due))
                .toArray(Column[]::new);
        this.longest = columns.stream()
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

    /** The same duty in the same places with other exemptions and 不适用, or under another tree. */
    private DutyPlan(DutyPlan like, DutyFacts facts, World world) {
        this.duty = like.duty;
        this.facts = facts;
        this.reach = new Reach(world, facts);
        this.lines = like.lines;
        this.columns = like.columns;
        this.strands = like.strands;
        this.events = like.events;
        this.firstColumn = like.firstColumn;
        this.published = like.published;
        this.oneKind = like.oneKind;
        this.columnArray = like.columnArray;
        this.byStart = like.byStart;
        this.longest = like.longest;
        this.plain = like.plain;
        this.byEvent = like.byEvent;
        this.kinds.addAll(like.kinds);
    }

    /** The same in the same places; it has the same versions. */
    DutyPlan with(DutyFacts other, World world) {
        return new DutyPlan(this, other, world);
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

    /** The columns, shared by all cells of the duty. */
    Column[] columnArray() {
        return columnArray;
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

    private static List<Key> keys(Duty version) {
        var subject = version.subject();
        return switch (version.cadence()) {
            case KEY_TIME_STAGE ->
                List.of(KeyTime.Part.values()).stream()
                        .filter(part ->
                                version.stages().isEmpty() || version.stages().contains(part))
                        .map(part -> new Key(subject, Cadence.KEY_TIME_STAGE, part, 0))
                        .toList();
            case ONCE_PER_VERSION -> List.of(new Key(subject, Cadence.ONCE_PER_VERSION, null, version.version()));
            default -> List.of(new Key(subject, version.cadence(), null, 0));
        };
    }

    private void addColumns(Line line, World world, Layout layout) {
        if (line.byEvent()) {
            return;
        }
        var grid = layout.grid(new Layout.Key(line.subject(), line.cadence(), line.part()));
        var places = line.areas().stream()
                .mapToInt(area -> layout.get(grid).allot(duty, area))
                .toArray();
        IntStream.of(places).forEach(strand -> strands.add(new Strand(grid, strand)));
        var at = new Place(layout.get(grid), grid, places);
        switch (line.cadence()) {
            case KEY_TIME_STAGE ->
                world.stages.stream()
                        .filter(days -> days.stage().part() == line.part())
                        .forEach(days -> add(
                                world,
                                line,
                                at,
                                days.stage().id(),
                                days.start(),
                                days.last(),
                                LocalDate.ofEpochDay(days.last()),
                                null));
            case ONCE_PER_VERSION -> {
                var version = line.versions().getFirst();
                var start = Days.epoch(version.from());
                var last = Math.min(start + VERSION_DAYS, Days.epoch(version.to())) - 1;
                if (start >= world.from && last >= start) {
                    var due = world.calendar.rollForward(LocalDate.ofEpochDay(last));
                    add(world, line, at, "version/" + version.version(), start, last, due, null);
                }
            }
            default -> {
                var from = LocalDate.ofEpochDay(world.from);
                for (var period : Period.between(line.cadence(), from, LocalDate.ofEpochDay(world.to))) {
                    var due = Deadlines.due(period, world.calendar);
                    add(
                            world,
                            line,
                            at,
                            period.id(),
                            Days.epoch(period.start()),
                            Days.epoch(period.last()),
                            due,
                            period);
                }
            }
        }
    }

    /** Where the cells of a line lie: a strand of the grid for each of its areas. */
    private record Place(Layout.Grid grid, int number, int[] strands) {}

    private void add(
            World world, Line line, Place at, String id, int start, int last, LocalDate due, @Nullable Period period) {
        if (start < world.from || start >= world.to) {
            return;
        }
        var calendar = world.calendar;
        var first = LocalDate.ofEpochDay(start);
        var leaderDue = line.subject() == SubjectKind.UNIT || line.cadence() == Cadence.DAILY
                ? due
                : Deadlines.leadersDue(first, LocalDate.ofEpochDay(last + 1L), due, calendar);
        var lateEnd = period != null ? Deadlines.lateEnd(period) : Deadlines.lateEndByStageOrVersion(due);
        var leaderLateEnd = period != null ? lateEnd : Deadlines.lateEndByStageOrVersion(leaderDue);
        var provisional = provisional(first, due);
        var firstOfPeriod = columns.size();
        var span = new Layout.Span(
                start, last, Days.epoch(due), Days.epoch(leaderDue), Days.epoch(lateEnd), Days.epoch(leaderLateEnd));
        var place = at.grid.period(span);
        if (!inForce(line, start, last)) {
            return;
        }
        for (var i = 0; i < at.strands.length; i++) {
            columns.add(new Column(
                    line, firstOfPeriod, id, line.areas().get(i), span, provisional, at.number, place, at.strands[i]));
        }
    }

    boolean provisional(LocalDate from, LocalDate due) {
        for (var year = from.getYear(); year <= due.getYear(); year++) {
            if (!published.contains(year)) {
                return true;
            }
        }
        return false;
    }

    private static boolean inForce(Line line, int start, int last) {
        return line.versions().stream()
                .anyMatch(version -> Days.epoch(version.from()) <= last && start < Days.epoch(version.to()));
    }
}
