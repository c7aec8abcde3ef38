package luoshi.bench.coverage;

import java.util.SplittableRandom;

/** Bits of one station, one for each slot: who holds each post, who is there in each month, and what was drawn last. */
final class StationBits {
    private final long[][] post;
    private final long[][] active;
    private final long[] scope;
    private final long[] bound;
    private final long[] filled;

    StationBits(Slots slots, int station, int words) {
        post = new long[Clause.POSTS][words];
        active = new long[Months.COUNT][words];
        scope = new long[words];
        bound = new long[words];
        filled = new long[words];
        int first = slots.firstOf(station);
        for (int slot = first; slot < slots.firstOf(station + 1); slot++) {
            int word = (slot - first) >> 6;
            long bit = 1L << (slot - first);
            post[slots.post(slot) - 1][word] |= bit;
            for (int month = 0; month < Months.COUNT; month++) {
                active[month][word] |= (slots.months(slot) >> month & 1) == 0 ? 0 : bit;
            }
        }
    }

    /** Turns to the clause; whether it binds anybody here. */
    boolean scope(Clause clause) {
        long any = 0;
        for (int word = 0; word < scope.length; word++) {
            long bits = 0;
            for (int each = 0; each < Clause.POSTS; each++) {
                bits |= clause.names(each + 1) ? post[each][word] : 0;
            }
            scope[word] = bits;
            any |= bits;
        }
        return any != 0;
    }

    /** Draws what is filled in the month, seven in eight. */
    void draw(int month, SplittableRandom random) {
        for (int word = 0; word < scope.length; word++) {
            bound[word] = scope[word] & active[month][word];
            long empty = random.nextLong();
            empty &= random.nextLong();
            empty &= random.nextLong();
            filled[word] = bound[word] & ~empty;
        }
    }

    long[] bound() {
        return bound;
    }

    long[] filled() {
        return filled;
    }
}
