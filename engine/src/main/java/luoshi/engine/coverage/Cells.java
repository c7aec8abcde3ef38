package luoshi.engine.coverage;

import java.util.Comparator;
import java.util.stream.IntStream;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.Layout.Span;

// Long because the arrays and what reads them stand together.
/**
 * The bound cells of one subject × duty, oldest first, as parallel arrays. A cell lies in a column of the duty or, by
 * shift and by occasion, is an event of its own.
 */
final class Cells {
    static final Cells NONE = new Cells(
            new Column[0], new int[0], new Event[0], new int[0], new short[0], new short[0], new short[0], new Duty[0]);

    private static final int LEADER = 1;
    private static final int EXEMPT = 2;

    /** A cell by event; days are epoch days, {@code time} and {@code id} order events of one day. */
    record Event(String period, int start, int due, int lateEnd, long time, long id, long area, boolean provisional) {}

    private final Column[] columns;
    /** Column of each cell, -1 for an event. */
    final int[] column;

    private final Event[] event;
    final int[] row;
    final short[] days;
    final short[] bound;
    /** Last bound day, counted from the start. */
    private final short[] last;

    final Duty[] version;
    private final byte[] flags;
    /** Start, due and late end of events, apart from the rest of them to be read fast. */
    private final int[] eventDays;

    Cells(
            Column[] columns,
            int[] column,
            Event[] event,
            int[] row,
            short[] days,
            short[] bound,
            short[] last,
            Duty[] version) {
        this.columns = columns;
        this.column = column;
        this.event = event;
        this.row = row;
        this.days = days;
        this.bound = bound;
        this.last = last;
        this.version = version;
        this.flags = new byte[row.length];
        this.eventDays = new int[event.length * 3];
        for (var i = 0; i < event.length; i++) {
            if (column[i] < 0) {
                eventDays[i * 3] = event[i].start;
                eventDays[i * 3 + 1] = event[i].due;
                eventDays[i * 3 + 2] = event[i].lateEnd;
            }
        }
    }

    /** Whether a cell that starts later is never lost earlier. */
    boolean lateEndsInOrder() {
        for (var i = 1; i < size(); i++) {
            if (lateEnd(i) < lateEnd(i - 1)) {
                return false;
            }
        }
        return true;
    }

    /** The first cell whose late end lies after a day, where late ends are in order. */
    int firstLateEndAfter(int day) {
        var low = 0;
        var high = size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (lateEnd(middle) <= day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int size() {
        return row.length;
    }

    boolean isEvent(int i) {
        return column[i] < 0;
    }

    Column columnOf(int i) {
        return columns[column[i]];
    }

    private Event eventOf(int i) {
        return event[i];
    }

    /** How many events of the same start, due and area come before an event. */
    int level(int i) {
        var level = 0;
        for (var j = i - 1; j >= 0 && start(j) == start(i); j--) {
            level += isEvent(j) && due(j) == due(i) && area(j) == area(i) ? 1 : 0;
        }
        return level;
    }

    /** The period that an event shares with others of its day and due. */
    Span eventSpan(int i) {
        return new Span(start(i), due(i), due(i), due(i), lateEnd(i), lateEnd(i));
    }

    /** The start of a cell, or another day when there is none. */
    int startOr(int i, int other) {
        return i < size() ? start(i) : other;
    }

    int start(int i) {
        return isEvent(i) ? eventDays[i * 3] : columnOf(i).start();
    }

    int due(int i) {
        if (isEvent(i)) {
            return eventDays[i * 3 + 1];
        }
        return leader(i) ? columnOf(i).leaderDue() : columnOf(i).due();
    }

    int lateEnd(int i) {
        if (isEvent(i)) {
            return eventDays[i * 3 + 2];
        }
        return leader(i) ? columnOf(i).leaderLateEnd() : columnOf(i).lateEnd();
    }

    int lastDay(int i) {
        return isEvent(i) ? eventDays[i * 3] : columnOf(i).last();
    }

    /** See {@link Cell#countedOn()}. */
    int countedOn(int i) {
        return isEvent(i) ? eventDays[i * 3 + 1] : columnOf(i).last();
    }

    int lastBound(int i) {
        return start(i) + last[i];
    }

    long area(int i) {
        return isEvent(i) ? eventOf(i).area : columnOf(i).area();
    }

    String period(int i) {
        return isEvent(i) ? eventOf(i).period : columnOf(i).id();
    }

    boolean provisional(int i) {
        return isEvent(i) ? eventOf(i).provisional : columnOf(i).provisional();
    }

    boolean leader(int i) {
        return (flags[i] & LEADER) != 0;
    }

    boolean exempt(int i) {
        return (flags[i] & EXEMPT) != 0;
    }

    /** Sets a flag while the cells are being made; nobody else has them yet. */
    void markLeader(int i) {
        flags[i] |= LEADER;
    }

    void markExempt(int i) {
        flags[i] |= EXEMPT;
    }

    /** Takes all marks of exemption out, while the cells are being made. */
    Cells withoutExempt() {
        for (var i = 0; i < flags.length; i++) {
            flags[i] &= ~EXEMPT;
        }
        return this;
    }

    /** The same cells with those that start, then fall due, then happened earlier before others. */
    Cells oldestFirst() {
        var oldestFirst = Comparator.comparingInt(this::start)
                .thenComparingInt(this::due)
                .thenComparingLong(i -> isEvent(i) ? event[i].time : 0)
                .thenComparingLong(i -> isEvent(i) ? event[i].id : 0)
                .thenComparingInt(i -> column[i]);
        for (var i = 1; i < size(); i++) {
            var step = start(i) - start(i - 1);
            if (step < 0 || (step == 0 && oldestFirst.compare(i - 1, i) > 0)) {
                return picked(IntStream.range(0, size())
                        .boxed()
                        .sorted(oldestFirst)
                        .mapToInt(Integer::intValue)
                        .toArray());
            }
        }
        return this;
    }

    private Cells picked(int[] order) {
        var n = order.length;
        var toColumn = new int[n];
        var toEvent = event.length == 0 ? event : new Event[n];
        var toRow = new int[n];
        var toDays = new short[n];
        var toBound = new short[n];
        var toLast = new short[n];
        var toVersion = new Duty[n];
        for (var i = 0; i < n; i++) {
            var from = order[i];
            toColumn[i] = column[from];
            if (event.length > 0) {
                toEvent[i] = event[from];
            }
            toRow[i] = row[from];
            toDays[i] = days[from];
            toBound[i] = bound[from];
            toLast[i] = last[from];
            toVersion[i] = version[from];
        }
        return new Cells(columns, toColumn, toEvent, toRow, toDays, toBound, toLast, toVersion);
    }
}
