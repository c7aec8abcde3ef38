package luoshi.engine.coverage;

import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.plane.BlocksEditor;
import luoshi.engine.coverage.plane.Plane;

/**
 * The common case of evidence (每天都有的一条): an act or record after everything before it, under a duty of which one does for
 * a cell. It goes straight to the oldest cell that lacks, whose bits say all there is to know.
 */
final class LastPiece {
    private static final int[] NO_ROWS = {};

    private LastPiece() {}

    /**
     * Puts the piece where it belongs.
     *
     * @return false, and nothing done, when the duty is not so plain
     */
    static boolean put(DutyPlan plan, World world, Rows rows, Subject subject, Piece piece, BlocksEditor blocks) {
        if (!plan.isPlain()) {
            return false;
        }
        if (!plan.facts
                .versions()
                .getFirst()
                .accepts()
                .contains(piece.evidence().kind())) {
            return true;
        }
        var own = rows(subject, world, rows);
        var columns = plan.byStart();
        var left = piece.evidence().quantity();
        for (var c = plan.firstFor(piece.day());
                left > 0 && c < columns.length && columns[c].start() <= piece.day();
                c++) {
            if (columns[c].line().subject() == subject.kind() && take(columns[c], own, piece.day(), blocks)) {
                left--;
            }
        }
        return true;
    }

    private static int[] rows(Subject subject, World world, Rows rows) {
        if (subject.kind() == SubjectKind.UNIT) {
            return new int[] {rows.ofUnit(subject.id())};
        }
        var slots = world.person(subject.id()).slots();
        var own = slots.isEmpty() ? NO_ROWS : new int[slots.size()];
        for (var i = 0; i < own.length; i++) {
            own[i] = rows.of(slots.get(i));
        }
        return own;
    }

    private static boolean take(Column column, int[] rows, int day, BlocksEditor blocks) {
        for (var row : rows) {
            if (has(blocks, row, Plane.BOUND, column)) {
                var leader = has(blocks, row, Plane.LEADER, column);
                var lateEnd = leader ? column.leaderLateEnd() : column.lateEnd();
                if (day > lateEnd || has(blocks, row, Plane.DONE, column) || has(blocks, row, Plane.EXEMPT, column)) {
                    return false;
                }
                put(blocks, row, Plane.DONE, column);
                if (day > (leader ? column.leaderDue() : column.due())) {
                    put(blocks, row, Plane.LATE, column);
                }
                return true;
            }
        }
        return false;
    }

    private static boolean has(BlocksEditor blocks, int row, int plane, Column column) {
        return blocks.has(row, column.grid(), plane, column.period(), column.strand());
    }

    private static void put(BlocksEditor blocks, int row, int plane, Column column) {
        blocks.put(row, column.grid(), plane, column.period(), column.strand(), true);
    }
}
