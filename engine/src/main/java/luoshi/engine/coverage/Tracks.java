package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.log.EvidenceLog;
import luoshi.engine.coverage.plane.BlocksEditor;
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

    /** Writes the cells of subjects anew, whose bits are clear, and of leaders whose due changes with them. */
    void write(List<Subject> subjects, Set<Long> leaders, CellBits bits) {
        var marking = new Marking(world, plan, rows, derivation);
        var bound = new LinkedHashMap<Subject, Cells>();
        for (var subject : subjects) {
            var cells = cells(subject);
            if (cells.size() > 0) {
                bits.bind(plan, cells);
                bound.put(subject, cells);
            }
        }
        bound.forEach((subject, cells) -> {
            marking.mark(cells, subject, bits.blocks);
            bits.mark(plan, cells);
            fill(subject, cells, bits);
        });
        var done = Set.copyOf(subjects);
        for (var leader : leaders) {
            var subject = Subject.person(leader);
            if (!done.contains(subject) && plan.binds(SubjectKind.PERSON)) {
                markAgain(subject, marking, bits);
            }
        }
    }

    /** Fills cells that have no bits of it yet. */
    private void fill(Subject subject, Cells cells, CellBits bits) {
        var last = log.last(plan.duty, subject.id(), size);
        if (last >= 0 && plan.isPlain() && log.isPlain(last)) {
            PlainFilling.putAll(this, subject, last, bits.blocks);
        } else if (last >= 0) {
            bits.fill(plan, cells, new Track(subject, cells, pieces(subject)).filled());
        }
    }

    private void markAgain(Subject subject, Marking marking, CellBits bits) {
        var before = marked(subject, bits);
        if (before.cells.size() > 0) {
            var cells = before.cells.unmarked();
            marking.mark(cells, subject, bits.blocks);
            if (!cells.sameFlags(before.cells)) {
                bits.mark(plan, cells);
                bits.fill(plan, cells, new Track(subject, cells, before.pieces).filled());
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

    /** Takes a subject's bits out. */
    void clear(Subject subject, BlocksEditor blocks) {
        for (var strand : plan.strands) {
            if (subject.kind() == SubjectKind.UNIT) {
                blocks.clear(rows.ofUnit(subject.id()), strand.grid(), strand.strand());
            } else {
                for (var slot : world.person(subject.id()).slots()) {
                    blocks.clear(rows.of(slot), strand.grid(), strand.strand());
                }
            }
        }
    }
}
