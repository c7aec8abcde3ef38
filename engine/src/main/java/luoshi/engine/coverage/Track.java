package luoshi.engine.coverage;

/** The cells of one subject × duty and its evidence in order, while they are looked at. */
final class Track {
    final Subject subject;
    final Cells cells;
    final Piece[] pieces;

    Track(Subject subject, Cells cells, Piece[] pieces) {
        this.subject = subject;
        this.cells = cells;
        this.pieces = pieces;
    }

    /** With all that is known. */
    Filling filled() {
        return Filling.of(cells, pieces, Integer.MAX_VALUE, Long.MAX_VALUE);
    }

    /** Whether a view of that day and sequence may differ from what all that is known says. */
    boolean differs(int asOf, long knownAt) {
        var later = false;
        var soft = false;
        for (var piece : pieces) {
            if (piece.sequence() > knownAt) {
                return true;
            }
            later |= piece.day() > asOf;
            soft |= !piece.evidence().kind().strong();
        }
        return later && (wasLateAfter(asOf) || (soft && softInDoubt(asOf)));
    }

    private boolean wasLateAfter(int asOf) {
        var full = filled();
        for (var i = 0; i < cells.size(); i++) {
            if (cells.due(i) < asOf && full.satisfied[i] != Filling.NEVER && full.satisfied[i] > asOf) {
                return true;
            }
        }
        return false;
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
        for (var piece : pieces) {
            if (!piece.evidence().kind().strong()
                    && piece.day() >= cells.startOr(first, end + 1)
                    && piece.day() <= end) {
                return true;
            }
        }
        return false;
    }
}
