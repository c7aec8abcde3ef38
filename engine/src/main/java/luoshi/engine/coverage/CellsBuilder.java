package luoshi.engine.coverage;

import java.util.Arrays;
import luoshi.engine.coverage.CoverageFacts.Duty;

/** Collects cells in any order. */
final class CellsBuilder {
    private static final int[] NONE = {};

    private final Column[] columns;
    private int[] column = NONE;
    private Cells.Event[] event = new Cells.Event[0];
    private int[] row = NONE;
    private short[] days = {};
    private short[] bound = {};
    private short[] last = {};
    private Duty[] version = {};
    private int size;

    CellsBuilder(Column[] columns) {
        this.columns = columns;
    }

    void add(int columnIndex, int rowIndex, int allDays, int boundDays, int lastBound, Duty of) {
        if (size == row.length) {
            var length = Math.max(16, size * 2);
            column = Arrays.copyOf(column, length);
            row = Arrays.copyOf(row, length);
            days = Arrays.copyOf(days, length);
            bound = Arrays.copyOf(bound, length);
            last = Arrays.copyOf(last, length);
            version = Arrays.copyOf(version, length);
        }
        column[size] = columnIndex;
        row[size] = rowIndex;
        days[size] = (short) allDays;
        bound[size] = (short) boundDays;
        last[size] = (short) (lastBound - (columnIndex < 0 ? lastBound : columns[columnIndex].start()));
        version[size] = of;
        size++;
    }

    void add(Cells.Event of, int rowIndex, Duty version) {
        add(-1, rowIndex, 1, 1, of.start(), version);
        if (event.length < row.length) {
            event = Arrays.copyOf(event, row.length);
        }
        event[size - 1] = of;
    }

    Cells done() {
        if (size == 0) {
            return Cells.NONE;
        }
        if (event.length > 0) {
            event = Arrays.copyOf(event, size);
        }
        return new Cells(
                        columns,
                        Arrays.copyOf(column, size),
                        event,
                        Arrays.copyOf(row, size),
                        Arrays.copyOf(days, size),
                        Arrays.copyOf(bound, size),
                        Arrays.copyOf(last, size),
                        Arrays.copyOf(version, size))
                .oldestFirst();
    }
}
