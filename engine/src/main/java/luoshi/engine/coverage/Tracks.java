package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.log.EvidenceLog;
import luoshi.engine.coverage.plane.Plane;

/**
 * Derives the cells of one duty, subject by subject, whenever they are asked for: nothing of them is kept but bits.
 *
 * @param log evidence
 * @param size how much of it counts
 */
record Tracks(World world, Rows rows, DutyPlan plan, Derivation derivation, EvidenceLog log, int size) {
    private static final Piece[] NO_PIECES = {};

    static Tracks of(World world, Rows rows, DutyPlan plan, EvidenceLog log, int size) {
        return new Tracks(world, rows, plan, new Derivation(world, plan, rows), log, size);
    }

    /** The cells of a subject with its evidence, not yet marked. */
    Track derived(Subject subject) {
        var cells = cells(subject);
        return new Track(subject, cells, cells.size() == 0 ? NO_PIECES : pieces(subject));
    }

    /** The cells alone. */
    private Cells cells(Subject subject) {
        return plan.binds(subject.kind()) ? derivation.cells(subject.kind(), subject.id()) : Cells.NONE;
    }

    /** The cells of a subject with its evidence, marked as the planes say. */
    Track marked(Subject subject, CellBits bits) {
        var track = derived(subject);
        var cells = track.cells;
        for (var i = 0; i < cells.size(); i++) {
            if (bits.has(plan, cells, i, Plane.LEADER)) {
                cells.markLeader(i);
            }
            if (bits.has(plan, cells, i, Plane.EXEMPT)) {
                cells.markExempt(i);
            }
        }
        return track;
    }

    private Piece[] pieces(Subject subject) {
        var last = log.last(plan.duty, subject.id(), size);
        if (last < 0) {
            return NO_PIECES;
        }
        var found = new ArrayList<Piece>();
        var again = log.isMixed(last);
        var seen = new HashSet<Long>();
        for (var entry = last; entry >= 0; entry = log.before(entry, size)) {
            var piece = Piece.of(log.get(entry));
            if ((!again || seen.add(piece.evidence().id())) && plan.subjectOn(piece.day()) == subject.kind()) {
                found.add(piece);
            }
        }
        var pieces = found.toArray(NO_PIECES);
        Arrays.sort(pieces, Piece.IN_ORDER);
        return pieces;
    }

    /** Fills the marked cells of a subject that have no bits of evidence yet, given the last entry of its chain if any. */
    void fill(SubjectKind kind, long id, int last, CellBits bits) {
        if (last >= 0) {
            var subject = new Subject(kind, id);
            if (plan.isPlain() && log.isPlain(last)) {
                PlainFilling.putAll(this, subject, last, bits.blocks);
            } else {
                refill(subject, bits);
            }
        }
    }

    /** Writes what becomes of a subject's cells with all its evidence. */
    void refill(Subject subject, CellBits bits) {
        var track = marked(subject, bits);
        if (track.cells.size() > 0) {
            bits.fill(plan, track.cells, track.filled());
        }
    }

    /** Writes what a view of another day or sequence sees of a subject. */
    void see(Subject subject, int asOf, long knownAt, CellBits bits) {
        var track = marked(subject, bits);
        if (track.cells.size() > 0 && track.differs(asOf, knownAt)) {
            bits.fill(plan, track.cells, Filling.of(track.cells, track.pieces, asOf, knownAt));
        }
    }
}
