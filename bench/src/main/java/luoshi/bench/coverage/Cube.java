package luoshi.bench.coverage;

import org.jspecify.annotations.Nullable;

/**
 * How many cells are owed and how many of them filled, for each unit × clause × month. Plane by plane: the index is (clause × 12 +
 * month) × units + unit, all from 0.
 */
final class Cube {
    static final int PLANES = Size.CLAUSES * Months.COUNT;

    private static final int COUNT_BITS = 15;
    private static final int MONTH_BITS = 4;
    private static final int CLAUSE_BITS = 10;

    private final int units;
    private final int[] bound;
    private final int[] filled;

    /** Sums over everything. */
    record Total(long bound, long filled) {}

    Cube(int units) {
        this.units = units;
        bound = new int[PLANES * units];
        filled = new int[PLANES * units];
    }

    static int plane(int clauseIndex, int month) {
        return clauseIndex * Months.COUNT + month;
    }

    int units() {
        return units;
    }

    /** Where the units of a plane begin. */
    int start(int plane) {
        return plane * units;
    }

    /** Owed cells; callers write into it. */
    int[] bound() {
        return bound;
    }

    /** Filled cells; callers write into it. */
    int[] filled() {
        return filled;
    }

    Total total() {
        long allBound = 0;
        long allFilled = 0;
        for (int at = 0; at < bound.length; at++) {
            allBound += bound[at];
            allFilled += filled[at];
        }
        return new Total(allBound, allFilled);
    }

    /**
     * The sum, modulo 2⁶⁴, over all entries with an owed cell, of {@link #mix} of the 64 bits unit (20), clause (10), month (4),
     * owed (15), filled (15), the unit highest, all numbered from 0. The order of entries does not matter.
     */
    long checksum() {
        long sum = 0;
        for (int at = 0; at < bound.length; at++) {
            if (bound[at] != 0 || filled[at] != 0) {
                sum += mix(packed(at));
            }
        }
        return sum;
    }

    private long packed(int at) {
        int plane = at / units;
        long key = (long) (at % units) << CLAUSE_BITS | plane / Months.COUNT;
        key = key << MONTH_BITS | plane % Months.COUNT;
        key = key << COUNT_BITS | bound[at];
        return key << COUNT_BITS | filled[at];
    }

    /** Stafford's thirteenth variant of the finalizer of MurmurHash3. */
    static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** Where two cubes differ first, in words, or null. */
    @Nullable
    String firstDifference(Cube other) {
        if (units != other.units) {
            return "units: %d, %d".formatted(units, other.units);
        }
        for (int at = 0; at < bound.length; at++) {
            if (bound[at] != other.bound[at] || filled[at] != other.filled[at]) {
                int plane = at / units;
                return "unit %d, clause %d, month %d: filled %d of %d, expected %d of %d"
                        .formatted(
                                at % units,
                                plane / Months.COUNT + 1,
                                plane % Months.COUNT + 1,
                                filled[at],
                                bound[at],
                                other.filled[at],
                                other.bound[at]);
            }
        }
        return null;
    }
}
