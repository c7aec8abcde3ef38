package luoshi.engine.coverage;

import java.util.Arrays;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.log.EvidenceLog;
import luoshi.engine.coverage.plane.BlocksEditor;
import luoshi.engine.coverage.plane.Plane;

/**
 * The common case of evidence: an act or record after everything before it, under a duty of which one does for
 * a cell. It goes straight to the oldest cell that lacks, whose bits say all there is to know.
 */
final class PlainFilling {
    private static final int[] NO_ROWS = {};

    private PlainFilling() {}

    /**
     * Puts the piece where it belongs.
     *
     * @return false, and nothing done, when the duty is not so plain
     */
    static boolean put(DutyPlan plan, World world, Rows rows, Subject subject, Piece piece, BlocksEditor blocks) {
        if (plan.isPlain()) {
            var evidence = piece.evidence();
            put(
                    plan,
                    subject.kind(),
                    rows(subject, world, rows),
                    piece.day(),
                    evidence.kind(),
                    evidence.quantity(),
                    blocks);
        }
        return plan.isPlain();
    }

    /** Puts all pieces of a plain duty one after the other, in the order of their times. */
    static void putAll(Tracks tracks, Subject subject, int last, BlocksEditor blocks) {
        var log = tracks.log();
        var own = rows(subject, tracks.world(), tracks.rows());
        for (var entry : inOrder(log, last, tracks.size())) {
            var day = World.day(log.at(entry));
            if (tracks.plan().subjectOn(day) == subject.kind()) {
                put(tracks.plan(), subject.kind(), own, day, log.kind(entry), log.quantity(entry), blocks);
            }
        }
    }

    /** Entries of a chain in the order of filling. */
    private static int[] inOrder(EvidenceLog log, int last, int size) {
        var chain = new int[16];
        var count = 0;
        for (var entry = last; entry >= 0; entry = log.before(entry, size)) {
            chain = count == chain.length ? Arrays.copyOf(chain, count * 2) : chain;
            var place = count++;
            while (place > 0 && log.isAfter(entry, chain[place - 1])) {
                chain[place] = chain[place - 1];
                place--;
            }
            chain[place] = entry;
        }
        var inOrder = new int[count];
        for (var i = 0; i < count; i++) {
            inOrder[i] = chain[count - 1 - i];
        }
        return inOrder;
    }

    /** Puts a piece where it belongs that comes after all that was put before. */
    static void put(
            DutyPlan plan, SubjectKind of, int[] own, int day, EvidenceKind kind, int quantity, BlocksEditor blocks) {
        if (own.length == 0 || !plan.accepts(kind)) {
            return;
        }
        var columns = plan.byStart();
        var left = quantity;
        for (var c = plan.firstFor(day); left > 0 && c < columns.length && columns[c].start() <= day; c++) {
            if (columns[c].line().subject() == of && take(columns[c], own, day, blocks)) {
                left--;
            }
        }
    }

    /** Rows in which a subject may have cells. */
    static int[] rows(Subject subject, World world, Rows rows) {
        if (subject.kind() == SubjectKind.UNIT) {
            return rows.place(subject.id()) < 0 ? NO_ROWS : new int[] {rows.ofUnit(subject.id())};
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
                blocks.put(row, column.grid(), Plane.DONE, column.period(), column.strand(), true);
                if (day > (leader ? column.leaderDue() : column.due())) {
                    blocks.putLate(row, column.grid(), column.period(), column.strand(), day);
                }
                return true;
            }
        }
        return false;
    }

    private static boolean has(BlocksEditor blocks, int row, int plane, Column column) {
        return blocks.has(row, column.grid(), plane, column.period(), column.strand());
    }
}
