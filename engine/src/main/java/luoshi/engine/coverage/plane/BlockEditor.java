package luoshi.engine.coverage.plane;

import java.util.Arrays;

/** A block being changed: an array is copied when it is first written to, and is owned when it is not that of before. */
final class BlockEditor {
    private final Block before;
    private long[][][][][] bits;

    BlockEditor(Block before) {
        this.before = before;
        this.bits = before.bits;
    }

    long word(int grid, int plane, int period, int strand) {
        if (grid >= bits.length || plane >= bits[grid].length || period >= bits[grid][plane].length) {
            return 0;
        }
        var segments = bits[grid][plane][period];
        return strand >> 6 < segments.length ? segments[strand >> 6][strand & 63] : 0;
    }

    int periods(int grid, int plane) {
        return grid < bits.length && plane < bits[grid].length ? bits[grid][plane].length : 0;
    }

    void put(int grid, int plane, int period, int strand, long mask, boolean on) {
        var word = word(grid, plane, period, strand);
        var next = on ? word | mask : word & ~mask;
        if (next != word) {
            own(grid, plane, period, strand >> 6)[strand & 63] = next;
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
                    for (var strand = 0; now != then && strand < Block.STRANDS; strand++) {
                        if (((now[strand] ^ then[strand]) & rows) != 0) {
                            found.at(
                                    grid,
                                    period,
                                    (segment << 6) + strand,
                                    (then[strand] & ~now[strand] & rows) != 0,
                                    (now[strand] & ~then[strand] & rows) != 0);
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
        return bits == before.bits ? before : new Block(bits);
    }

    /** The same, with chunks without bits and chunks equal to those of the period before made one. */
    Block compact() {
        if (bits != before.bits) {
            for (var grid = 0; grid < bits.length; grid++) {
                for (var plane = 0; plane < bits[grid].length; plane++) {
                    if (grid >= before.bits.length || bits[grid] != before.bits[grid]) {
                        compact(bits[grid][plane]);
                    }
                }
            }
        }
        return done();
    }

    private static void compact(long[][][] periods) {
        for (var period = 0; period < periods.length; period++) {
            var segments = periods[period];
            for (var segment = 0; segment < segments.length; segment++) {
                if (Arrays.equals(segments[segment], Block.NO_BITS)) {
                    segments[segment] = Block.NO_BITS;
                } else if (period > 0 && segment < periods[period - 1].length) {
                    var earlier = periods[period - 1][segment];
                    segments[segment] = Arrays.equals(segments[segment], earlier) ? earlier : segments[segment];
                }
            }
        }
    }
}
