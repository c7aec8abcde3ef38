package luoshi.engine.coverage;

import luoshi.engine.coverage.plane.BlocksEditor;
import luoshi.engine.coverage.plane.Plane;

/** Writes what becomes of single cells into the planes. */
final class CellBits {
    final BlocksEditor blocks;
    private final Layout layout;

    CellBits(BlocksEditor blocks, Layout layout) {
        this.blocks = blocks;
        this.layout = layout;
    }

    void bind(DutyPlan plan, Cells cells) {
        for (var i = 0; i < cells.size(); i++) {
            put(plan, cells, i, Plane.BOUND, true);
        }
    }

    void mark(DutyPlan plan, Cells cells) {
        for (var i = 0; i < cells.size(); i++) {
            put(plan, cells, i, Plane.LEADER, cells.leader(i));
            put(plan, cells, i, Plane.EXEMPT, cells.exempt(i));
        }
    }

    void fill(DutyPlan plan, Cells cells, Filling filling) {
        for (var i = 0; i < cells.size(); i++) {
            var reached = filling.satisfied[i];
            var done = reached != Filling.NEVER;
            put(plan, cells, i, Plane.DONE, done);
            late(plan, cells, i, reached);
            put(plan, cells, i, Plane.WEAK, !done && filling.weak[i]);
        }
    }

    private void late(DutyPlan plan, Cells cells, int i, int reached) {
        if (reached == Filling.NEVER || reached <= cells.due(i)) {
            put(plan, cells, i, Plane.LATE, false);
        } else {
            var at = at(plan, cells, i);
            blocks.putLate(cells.row[i], at.grid, at.period, at.strand, reached);
        }
    }

    boolean has(DutyPlan plan, Cells cells, int i, int plane) {
        var at = at(plan, cells, i);
        return blocks.has(cells.row[i], at.grid, plane, at.period, at.strand);
    }

    /** Where a cell lies. */
    private record At(int grid, int period, int strand) {}

    private At at(DutyPlan plan, Cells cells, int i) {
        if (cells.isEvent(i)) {
            var own = plan.eventStrand(cells.version[i].cadence(), cells.area(i), cells.level(i), layout);
            return new At(own.grid(), layout.get(own.grid()).period(cells.eventSpan(i)), own.strand());
        }
        var column = cells.columnOf(i);
        return new At(column.grid(), column.period(), column.strand());
    }

    private void put(DutyPlan plan, Cells cells, int i, int plane, boolean on) {
        var at = at(plan, cells, i);
        blocks.put(cells.row[i], at.grid, plane, at.period, at.strand, on);
    }

    /** Gives the strands of a duty back; their bits stay until they are cleared or written over. */
    void free(DutyPlan plan) {
        for (var own : plan.strands) {
            layout.get(own.grid()).free(own.strand());
        }
    }
}
