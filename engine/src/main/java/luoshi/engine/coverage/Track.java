package luoshi.engine.coverage;

import java.util.Arrays;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;

/** One subject × duty: its cells, its evidence in order, and what a view of another day must look at. */
final class Track {
    private static final Piece[] NO_PIECES = {};
    private static final int[] NO_DAYS = {};

    final SubjectKind kind;
    final long subject;
    final Cells cells;
    final Piece[] pieces;
    /** Due and day of being late of each cell that was met late, in pairs. */
    private final int[] lates;
    /** Day of the last piece and last sequence of any. */
    final int lastDay;

    final long lastSequence;
    /** Days of documents and meetings, in order. */
    private final int[] softDays;

    private Track(SubjectKind kind, long subject, Cells cells, Piece[] pieces, int[] lates) {
        this.kind = kind;
        this.subject = subject;
        this.cells = cells;
        this.pieces = pieces;
        this.lates = lates;
        this.lastDay = pieces.length == 0 ? Integer.MIN_VALUE : pieces[pieces.length - 1].day();
        var sequence = Long.MIN_VALUE;
        var soft = 0;
        for (var piece : pieces) {
            sequence = Math.max(sequence, piece.sequence());
            soft += piece.evidence().kind().strong() ? 0 : 1;
        }
        this.lastSequence = sequence;
        this.softDays = soft == 0 ? NO_DAYS : new int[soft];
        for (var i = pieces.length - 1; soft > 0; i--) {
            if (!pieces[i].evidence().kind().strong()) {
                softDays[--soft] = pieces[i].day();
            }
        }
    }

    static Track unfilled(SubjectKind kind, long subject, Cells cells, Piece[] pieces) {
        return new Track(kind, subject, cells, pieces, NO_DAYS);
    }

    static Track empty(SubjectKind kind, long subject) {
        return unfilled(kind, subject, Cells.NONE, NO_PIECES);
    }

    Track with(Cells cells) {
        return unfilled(kind, subject, cells, pieces);
    }

    /** With a piece more, or another state of one that it has. */
    Track with(Piece piece) {
        var without = without(piece.evidence().id()).pieces;
        var place = -1 - Arrays.binarySearch(without, piece, Piece.IN_ORDER);
        var more = new Piece[without.length + 1];
        System.arraycopy(without, 0, more, 0, place);
        more[place] = piece;
        System.arraycopy(without, place, more, place + 1, without.length - place);
        return unfilled(kind, subject, cells, more);
    }

    Track without(long evidence) {
        for (var i = 0; i < pieces.length; i++) {
            if (pieces[i].evidence().id() == evidence) {
                var fewer = new Piece[pieces.length - 1];
                System.arraycopy(pieces, 0, fewer, 0, i);
                System.arraycopy(pieces, i + 1, fewer, i, fewer.length - i);
                return unfilled(kind, subject, cells, fewer);
            }
        }
        return this;
    }

    /** Fills the cells with all that is known and writes their states down. */
    Track filled(DutyPlan plan, CellBits bits) {
        if (cells.size() == 0) {
            return this;
        }
        var full = Filling.of(cells, pieces, Integer.MAX_VALUE, Long.MAX_VALUE);
        bits.fill(plan, cells, full);
        var late = new int[8];
        var size = 0;
        for (var i = 0; i < cells.size(); i++) {
            if (full.satisfied[i] != Filling.NEVER && full.satisfied[i] > cells.due(i)) {
                late = size + 2 > late.length ? Arrays.copyOf(late, late.length * 2) : late;
                late[size++] = cells.due(i);
                late[size++] = full.satisfied[i];
            }
        }
        return new Track(kind, subject, cells, pieces, size == 0 ? NO_DAYS : Arrays.copyOf(late, size));
    }

    /** Whether a view of that day and sequence may differ from what all that is known says. */
    boolean differs(int asOf, long knownAt) {
        if (lastSequence > knownAt) {
            return true;
        }
        if (lastDay <= asOf) {
            return false;
        }
        for (var i = 0; i < lates.length; i += 2) {
            if (lates[i] < asOf && asOf < lates[i + 1]) {
                return true;
            }
        }
        return softDays.length > 0 && softInDoubt(asOf);
    }

    /**
     * Whether documents or meetings may stand otherwise on an earlier day. Where late ends follow the order of starts, a
     * cell whose late end has passed keeps what it has: acts of later days go to cells after it, and so do the documents
     * that these acts set free. Only a cell past due and not past its late end is in doubt, and only through documents
     * dated within it.
     */
    private boolean softInDoubt(int asOf) {
        if (!cells.lateEndsInOrder()) {
            return true;
        }
        var first = cells.firstLateEndAfter(asOf);
        var end = Integer.MIN_VALUE;
        for (var i = first; i < cells.size() && cells.start(i) <= asOf; i++) {
            if (cells.due(i) < asOf) {
                end = Math.max(end, cells.lateEnd(i));
            }
        }
        if (end == Integer.MIN_VALUE) {
            return false;
        }
        var place = 0;
        while (place < softDays.length && softDays[place] < cells.start(first)) {
            place++;
        }
        return place < softDays.length && softDays[place] <= end;
    }

    /** Counts and states of a day and sequence. */
    Filling fillingAt(int asOf, long knownAt) {
        return Filling.of(cells, pieces, asOf, knownAt);
    }
}
