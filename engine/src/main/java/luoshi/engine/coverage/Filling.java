package luoshi.engine.coverage;

import java.util.Arrays;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.CoverageFacts.Quotas;

/**
 * Evidence put into the cells of one subject × duty (domain §3, filling): in order of act time each piece goes to the
 * oldest cell that still lacks, acts and records first, then documents and meetings.
 */
final class Filling {
    static final int NEVER = Integer.MAX_VALUE;

    /** Acts and records in each cell. */
    final int[] strong;
    /** Documents and meetings in each cell. */
    final int[] soft;
    /** Day on which acts and records were enough, or {@link #NEVER}. */
    final int[] satisfied;
    /** Whether it is enough with documents and meetings. */
    final boolean[] weak;

    private final Cells cells;
    /** Night, off-hours, unannounced pieces by cell × 3; empty when no version asks for shares. */
    private final int[] shares;

    private Filling(Cells cells) {
        this.cells = cells;
        var size = cells.size();
        strong = new int[size];
        soft = new int[size];
        satisfied = new int[size];
        weak = new boolean[size];
        Arrays.fill(satisfied, NEVER);
        var asks = false;
        for (var i = 0; i < size && !asks; i++) {
            asks = !cells.version[i].quotas().equals(Quotas.NONE);
        }
        shares = asks ? new int[size * 3] : new int[0];
    }

    /** Fills with the pieces (in order) dated up to a day, as known at a sequence. */
    static Filling of(Cells cells, Piece[] pieces, int asOf, long knownAt) {
        var filling = new Filling(cells);
        if (cells.size() > 0 && pieces.length > 0) {
            filling.pass(pieces, asOf, knownAt, true);
            filling.pass(pieces, asOf, knownAt, false);
        }
        return filling;
    }

    private void pass(Piece[] pieces, int asOf, long knownAt, boolean acts) {
        var oldest = 0;
        for (var piece : pieces) {
            if (piece.day() > asOf) {
                return;
            }
            var evidence = piece.evidence();
            if (evidence.kind().strong() != acts || !piece.knownAt(knownAt)) {
                continue;
            }
            while (oldest < cells.size() && isOver(oldest, piece.day())) {
                oldest++;
            }
            for (var left = evidence.quantity(); left > 0 && take(oldest, piece, acts); left--) {
                // each act that the piece stands for looks for its own cell
            }
        }
    }

    /** No piece from that day on can go there any more. */
    private boolean isOver(int i, int day) {
        return cells.lateEnd(i) < day || isFull(i) || cells.exempt(i);
    }

    private boolean isFull(int i) {
        return satisfied[i] != NEVER || weak[i];
    }

    private boolean take(int oldest, Piece piece, boolean acts) {
        for (var i = oldest; i < cells.size() && cells.start(i) <= piece.day(); i++) {
            if (!isOver(i, piece.day())
                    && cells.version[i].accepts().contains(piece.evidence().kind())
                    && helps(i, piece)) {
                put(i, piece, acts);
                return true;
            }
        }
        return false;
    }

    private boolean helps(int i, Piece piece) {
        var version = cells.version[i];
        if (strong[i] + soft[i] < version.count()) {
            return true;
        }
        for (var share = 0; share < 3 && shares.length > 0; share++) {
            if (serves(piece.evidence(), share) && shares[i * 3 + share] < asked(version, share)) {
                return true;
            }
        }
        return false;
    }

    private void put(int i, Piece piece, boolean acts) {
        if (acts) {
            strong[i]++;
        } else {
            soft[i]++;
        }
        var enough = strong[i] + soft[i] >= cells.version[i].count();
        for (var share = 0; share < 3 && shares.length > 0; share++) {
            if (serves(piece.evidence(), share)) {
                shares[i * 3 + share]++;
            }
            enough &= shares[i * 3 + share] >= asked(cells.version[i], share);
        }
        if (enough && acts) {
            satisfied[i] = piece.day();
        } else if (enough) {
            weak[i] = true;
        }
    }

    private static boolean serves(Evidence evidence, int share) {
        return switch (share) {
            case 0 -> evidence.night();
            case 1 -> evidence.offHours();
            default -> evidence.unannounced();
        };
    }

    /** ⌈q·n⌉, spared the last bits of binary fractions. */
    static int asked(Duty version, int share) {
        var quotas = version.quotas();
        var q = switch (share) {
            case 0 -> quotas.night();
            case 1 -> quotas.offHours();
            default -> quotas.unannounced();
        };
        return (int) Math.ceil(q * version.count() - 1e-9);
    }

    /** The state of a cell, in the order of domain §3. */
    CellState state(int i, int asOf) {
        if (cells.exempt(i)) {
            return CellState.EXEMPT;
        }
        if (asOf <= cells.due(i)) {
            return CellState.OPEN;
        }
        if (satisfied[i] <= cells.due(i)) {
            return CellState.MET;
        }
        if (satisfied[i] <= asOf) {
            return CellState.LATE;
        }
        return weak[i] ? CellState.WEAK : CellState.DEBT;
    }
}
