package luoshi.roster;

import java.util.List;
import java.util.OptionalInt;

/** The turn in which somebody stands his shifts (轮班): the shortest period that a month repeats exactly. */
final class Rotation {
    /** Longer turns are not found in one month. */
    static final int LONGEST = 14;

    private Rotation() {}

    /**
     * The period of the days, 1 to {@link #LONGEST}; empty when the days repeat in none or hold no shift at all.
     *
     * @param days what stands on each day of a month, empty for a day off
     */
    static OptionalInt period(List<String> days) {
        if (days.stream().allMatch(String::isEmpty)) {
            return OptionalInt.empty();
        }
        for (var period = 1; period <= LONGEST && period * 2 <= days.size(); period++) {
            if (repeats(days, period)) {
                return OptionalInt.of(period);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean repeats(List<String> days, int period) {
        for (var day = period; day < days.size(); day++) {
            if (!days.get(day).equals(days.get(day - period))) {
                return false;
            }
        }
        return true;
    }

    /** The day of the old month that the n-th day after its end (from 0) goes on with. */
    static int source(int length, int period, int n) {
        return length - period + n % period;
    }
}
