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
            put(plan, cells, i, Plane.LATE, done && reached > cells.due(i));
            put(plan, cells, i, Plane.WEAK, !done && filling.weak[i]);
        }
    }

    boolean has(DutyPlan plan, Cells cells, int i, int plane) {
        if (cells.isEvent(i)) {
            var own = plan.eventStrand(cells.version[i].cadence(), cells.area(i), cells.level(i), layout);
            var period = layout.get(own.grid()).period(cells.eventSpan(i));
            return blocks.has(cells.row[i], own.grid(), plane, period, own.strand());
        }
        var column = cells.columnOf(i);
        return blocks.has(cells.row[i], column.grid(), plane, column.period(), column.strand());
    }

    private void put(DutyPlan plan, Cells cells, int i, int plane, boolean on) {
        if (cells.isEvent(i)) {
            var own = plan.eventStrand(cells.version[i].cadence(), cells.area(i), cells.level(i), layout);
            var period = layout.get(own.grid()).period(cells.eventSpan(i));
            blocks.put(cells.row[i], own.grid(), plane, period, own.strand(), on);
        } else {
            var column = cells.columnOf(i);
            blocks.put(cells.row[i], column.grid(), plane, column.period(), column.strand(), on);
        }
    }

    /** Gives the strands of a duty back; their bits stay until they are cleared or written over. */
    void free(DutyPlan plan) {
        for (var own : plan.strands) {
            layout.get(own.grid()).free(own.strand());
        }
    }
}
