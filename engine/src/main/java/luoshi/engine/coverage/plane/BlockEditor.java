package luoshi.engine.coverage.plane;

import java.util.Arrays;

/** A block being changed: an array is copied when it is first written to, and is owned when it is not that of before. */
final class BlockEditor {
    private static final LateDays[] NOT_LATE = {};

    private final Block before;
    private long[][][][][] bits;
    private long[][] there;
    private LateDays[][] late;

    BlockEditor(Block before) {
        this.before = before;
        this.bits = before.bits;
        this.there = before.there;
        this.late = before.late;
    }

    /** Notes the day on which a late cell was met. */
    void late(int grid, int period, int strand, int row, int day) {
        if (late == before.late || grid >= late.length) {
            late = longer(late, grid + 1, NOT_LATE);
        }
        var were = grid < before.late.length ? before.late[grid] : NOT_LATE;
        if (late[grid] == were || period >= late[grid].length) {
            late[grid] = longer(late[grid], period + 1, LateDays.NONE);
        }
        var was = period < were.length ? were[period] : LateDays.NONE;
        if (late[grid][period] == was || late[grid][period] == LateDays.NONE) {
            late[grid][period] = late[grid][period].copy();
        }
        late[grid][period].put(strand, row & 63, day);
    }

    long word(int grid, int plane, int period, int strand) {
        if (grid >= bits.length || plane >= bits[grid].length || period >= bits[grid][plane].length) {
            return 0;
        }
        var segments = bits[grid][plane][period];
        var word = strand >> 6 < segments.length ? segments[strand >> 6][strand & 63] : 0;
        return plane == Plane.BOUND ? word & Block.there(there, grid, period) : word;
    }

    int periods(int grid, int plane) {
        return grid < bits.length && plane < bits[grid].length ? bits[grid][plane].length : 0;
    }

    void put(int grid, int plane, int period, int strand, long mask, boolean on) {
        var word = word(grid, plane, period, strand);
        var next = on ? word | mask : word & ~mask;
        if (next != word) {
            if (plane == Plane.BOUND && on) {
                widen(grid, period, mask);
            }
            own(grid, plane, period, strand >> 6)[strand & 63] = next;
        }
    }

    /** Makes more rows of bound cells count: what is not bound there must no longer stand in shared chunks. */
    private void widen(int grid, int period, long rows) {
        var now = Block.there(there, grid, period);
        if ((rows & ~now) != 0) {
            for (var segment = 0; segment < bits[grid][Plane.BOUND][period].length; segment++) {
                var own = own(grid, Plane.BOUND, period, segment);
                for (var strand = 0; strand < own.length; strand++) {
                    own[strand] &= now;
                }
            }
            if (there == before.there) {
                there = there.clone();
            }
            if (there[grid] == before.there[grid]) {
                there[grid] = there[grid].clone();
            }
            there[grid][period] = -1L;
        }
    }

    /** Takes bits out of all periods and planes of a strand. */
    void clear(int grid, int strand, long mask) {
        if (grid >= bits.length) {
            return;
        }
        for (var plane = 0; plane < bits[grid].length; plane++) {
            for (var period = 0; period < bits[grid][plane].length; period++) {
                put(grid, plane, period, strand, mask, false);
            }
        }
    }

    /** Takes rows out of everything. */
    void clear(long rows) {
        for (var grid = 0; grid < bits.length; grid++) {
            for (var plane = 0; plane < bits[grid].length; plane++) {
                for (var period = 0; period < bits[grid][plane].length; period++) {
                    for (var segment = 0; segment < bits[grid][plane][period].length; segment++) {
                        clear(grid, plane, period, segment, rows);
                    }
                }
            }
        }
    }

    private void clear(int grid, int plane, int period, int segment, long rows) {
        var any = 0L;
        for (var word : bits[grid][plane][period][segment]) {
            any |= word;
        }
        if ((any & rows) != 0) {
            var own = own(grid, plane, period, segment);
            for (var strand = 0; strand < own.length; strand++) {
                own[strand] &= ~rows;
            }
        }
    }

    /** Tells in which words bound cells of some rows differ from before. */
    void differences(long rows, BlocksEditor.Difference found) {
        for (var grid = 0; grid < bits.length; grid++) {
            var periods = bits[grid].length == 0 ? 0 : bits[grid][Plane.BOUND].length;
            for (var period = 0; period < periods; period++) {
                for (var segment = 0; segment < bits[grid][Plane.BOUND][period].length; segment++) {
                    var now = bits[grid][Plane.BOUND][period][segment];
                    var then = before.chunk(grid, Plane.BOUND, period, segment);
                    var wasThere = before.there(grid, period) & rows;
                    var isThere = Block.there(there, grid, period) & rows;
                    for (var strand = 0; now != then && strand < Block.STRANDS; strand++) {
                        var come = now[strand] & isThere & ~(then[strand] & wasThere);
                        var gone = then[strand] & wasThere & ~(now[strand] & isThere);
                        if ((come | gone) != 0) {
                            found.at(grid, period, (segment << 6) + strand, gone != 0, come != 0);
                        }
                    }
                }
            }
        }
    }

    private long[] own(int grid, int plane, int period, int segment) {
        var was = before.bits;
        if (bits == was || grid >= bits.length) {
            bits = longer(bits, grid + 1, Block.NO_PLANES);
        }
        var planesBefore = grid < was.length ? was[grid] : Block.NO_PLANES;
        if (bits[grid] == planesBefore || plane >= bits[grid].length) {
            bits[grid] = longer(bits[grid], Plane.COUNT, Block.NO_PERIODS);
        }
        var periodsBefore = plane < planesBefore.length ? planesBefore[plane] : Block.NO_PERIODS;
        var periods = bits[grid][plane];
        if (periods == periodsBefore || period >= periods.length) {
            periods = longer(periods, period + 1, Block.NO_SEGMENTS);
            bits[grid][plane] = periods;
        }
        var segmentsBefore = period < periodsBefore.length ? periodsBefore[period] : Block.NO_SEGMENTS;
        var segments = periods[period];
        if (segments == segmentsBefore || segment >= segments.length) {
            segments = longer(segments, segment + 1, Block.NO_BITS);
            periods[period] = segments;
        }
        var chunkBefore = segment < segmentsBefore.length ? segmentsBefore[segment] : Block.NO_BITS;
        if (segments[segment] == chunkBefore || segments[segment] == Block.NO_BITS) {
            segments[segment] = segments[segment].clone();
        }
        return segments[segment];
    }

    private static <T> T[] longer(T[] from, int length, T filler) {
        var longer = Arrays.copyOf(from, Math.max(from.length, length));
        Arrays.fill(longer, from.length, longer.length, filler);
        return longer;
    }

    Block done() {
        return bits == before.bits && late == before.late ? before : new Block(bits, there, late);
    }

    /** The same, with one chunk for all without bits, and periods sharing chunks of bound cells where they can. */
    Block compact() {
        for (var grid = 0; grid < bits.length; grid++) {
            if (grid >= before.bits.length || bits[grid] != before.bits[grid]) {
                for (var periods : bits[grid]) {
                    compact(periods);
                }
                if (bits[grid].length > 0) {
                    share(grid, bits[grid][Plane.BOUND]);
                }
            }
        }
        return done();
    }

    private static void compact(long[][][] periods) {
        for (var segments : periods) {
            for (var segment = 0; segment < segments.length; segment++) {
                if (Arrays.equals(segments[segment], Block.NO_BITS)) {
                    segments[segment] = Block.NO_BITS;
                }
            }
        }
    }

    private void share(int grid, long[][][] periods) {
        var rows = new long[periods.length];
        for (var period = 0; period < periods.length; period++) {
            for (var chunk : periods[period]) {
                for (var word : chunk) {
                    rows[period] |= word & Block.there(there, grid, period);
                }
            }
        }
        for (var segment = 0; segment < segments(periods); segment++) {
            var all = all(grid, periods, segment);
            for (var period = 0; period < periods.length; period++) {
                var then = Block.there(there, grid, period);
                if (segment < periods[period].length && isWithin(all, rows[period], periods[period][segment], then)) {
                    periods[period][segment] = all;
                }
            }
        }
        there = there == before.there ? there.clone() : there;
        if (grid >= there.length) {
            there = longer(there, grid + 1, new long[0]);
        }
        there[grid] = rows;
    }

    private static int segments(long[][][] periods) {
        var segments = 0;
        for (var period : periods) {
            segments = Math.max(segments, period.length);
        }
        return segments;
    }

    /** The bound cells of all periods together. */
    private long[] all(int grid, long[][][] periods, int segment) {
        var all = new long[Block.STRANDS];
        for (var period = 0; period < periods.length; period++) {
            if (segment < periods[period].length) {
                for (var strand = 0; strand < all.length; strand++) {
                    all[strand] |= periods[period][segment][strand] & Block.there(there, grid, period);
                }
            }
        }
        return all;
    }

    /** Whether a chunk has just those of all bound cells that are of some rows. */
    private static boolean isWithin(long[] all, long rows, long[] chunk, long then) {
        for (var strand = 0; strand < all.length; strand++) {
            if ((all[strand] & rows) != (chunk[strand] & then)) {
                return false;
            }
        }
        return true;
    }
}
