package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.Deadlines;
import luoshi.engine.calendar.Period;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import org.jspecify.annotations.Nullable;

/** Finds the periods in which one duty can fall due, line by line, and where their cells lie. */
final class Columns {
    /** How long a version may take to be done once (每版一次), in calendar days from its start. */
    private static final int VERSION_DAYS = 30;

    final List<Column> columns = new ArrayList<>();
    /** The first column of each line, and behind them how many there are. */
    final List<Integer> first = new ArrayList<>(List.of(0));

    final List<DutyPlan.Strand> strands = new ArrayList<>();
    private final long duty;
    private final World world;
    private final Layout layout;

    Columns(long duty, World world, Layout layout) {
        this.duty = duty;
        this.world = world;
        this.layout = layout;
    }

    /** Where the cells of a line lie: a strand of the grid for each of its areas. */
    private record Place(Layout.Grid grid, int number, int[] strands) {}

    /** Adds the columns of the next line; there are none by event. */
    void add(Line line) {
        if (!line.byEvent()) {
            addPeriods(line);
        }
        first.add(columns.size());
    }

    private void addPeriods(Line line) {
        var grid = layout.grid(new Layout.Key(line.subject(), line.cadence(), line.part()));
        var places = line.areas().stream()
                .mapToInt(area -> layout.get(grid).allot(duty, area))
                .toArray();
        IntStream.of(places).forEach(strand -> strands.add(new DutyPlan.Strand(grid, strand)));
        var at = new Place(layout.get(grid), grid, places);
        switch (line.cadence()) {
            case KEY_TIME_STAGE ->
                world.stages.stream()
                        .filter(days -> days.stage().part() == line.part())
                        .forEach(days -> add(
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
                    add(line, at, "version/" + version.version(), start, last, due, null);
                }
            }
            default -> {
                var from = LocalDate.ofEpochDay(world.from);
                for (var period : Period.between(line.cadence(), from, LocalDate.ofEpochDay(world.to))) {
                    var due = Deadlines.due(period, world.calendar);
                    add(line, at, period.id(), Days.epoch(period.start()), Days.epoch(period.last()), due, period);
                }
            }
        }
    }

    private void add(Line line, Place at, String id, int start, int last, LocalDate due, @Nullable Period period) {
        if (start < world.from || start >= world.to) {
            return;
        }
        var calendar = world.calendar;
        var begin = LocalDate.ofEpochDay(start);
        var leaderDue = line.subject() == SubjectKind.UNIT || line.cadence() == Cadence.DAILY
                ? due
                : Deadlines.leadersDue(begin, LocalDate.ofEpochDay(last + 1L), due, calendar);
        var lateEnd = period != null ? Deadlines.lateEnd(period) : Deadlines.lateEndByStageOrVersion(due);
        var leaderLateEnd = period != null ? lateEnd : Deadlines.lateEndByStageOrVersion(leaderDue);
        var provisional = world.isProvisional(begin, due);
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

    private static boolean inForce(Line line, int start, int last) {
        return line.versions().stream()
                .anyMatch(version -> Days.epoch(version.from()) <= last && start < Days.epoch(version.to()));
    }
}
