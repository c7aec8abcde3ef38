package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A set of days between two fixed days, one bit a day. */
final class Days {
    private final int origin;
    private final int length;
    private final long[] words;

    private Days(int origin, int length, long[] words) {
        this.origin = origin;
        this.length = length;
        this.words = words;
    }

    /** No days, of a span that begins at epoch day {@code origin}. */
    static Days none(int origin, int length) {
        return new Days(origin, length, new long[(length + 63) >> 6]);
    }

    Days copy() {
        return new Days(origin, length, words.clone());
    }

    Days like() {
        return none(origin, length);
    }

    /** Epoch day for a date, dates outside of any span clamped. */
    static int epoch(LocalDate date) {
        return (int) Math.clamp(date.toEpochDay(), -1_000_000L, 1_000_000L);
    }

    boolean contains(int day) {
        var i = day - origin;
        return i >= 0 && i < length && (words[i >> 6] >>> i & 1) != 0;
    }

    void add(int day) {
        var i = day - origin;
        if (i >= 0 && i < length) {
            words[i >> 6] |= 1L << i;
        }
    }

    void remove(int day) {
        var i = day - origin;
        if (i >= 0 && i < length) {
            words[i >> 6] &= ~(1L << i);
        }
    }

    /** Adds the half-open range. */
    void add(int from, int to) {
        var first = Math.max(from - origin, 0);
        var end = Math.min(to - origin, length);
        for (var w = first >> 6; first < end && w <= (end - 1) >> 6; w++) {
            words[w] |= mask(first, end, w);
        }
    }

    /** Keeps the days of the half-open range only. */
    void keep(int from, int to) {
        var range = like();
        range.add(from, to);
        and(range);
    }

    void and(Days other) {
        for (var w = 0; w < words.length; w++) {
            words[w] &= other.words[w];
        }
    }

    void or(Days other) {
        for (var w = 0; w < words.length; w++) {
            words[w] |= other.words[w];
        }
    }

    void andNot(Days other) {
        for (var w = 0; w < words.length; w++) {
            words[w] &= ~other.words[w];
        }
    }

    /** Whether no day of the whole span lies outside the half-open range. */
    boolean isWithin(int from, int to) {
        return from <= origin && origin + length <= to;
    }

    boolean isEmpty() {
        for (var word : words) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    /** How many of its days lie in the half-open range. */
    int count(int from, int to) {
        var first = Math.max(from - origin, 0);
        var end = Math.min(to - origin, length);
        var sum = 0;
        for (var w = first >> 6; first < end && w <= (end - 1) >> 6; w++) {
            sum += Long.bitCount(words[w] & mask(first, end, w));
        }
        return sum;
    }

    /** How many days of the half-open range are in both. */
    static int countBoth(Days one, Days other, int from, int to) {
        var first = Math.max(from - one.origin, 0);
        var end = Math.min(to - one.origin, one.length);
        var sum = 0;
        for (var w = first >> 6; first < end && w <= (end - 1) >> 6; w++) {
            sum += Long.bitCount(one.words[w] & other.words[w] & mask(first, end, w));
        }
        return sum;
    }

    /** Its last day in the half-open range, or {@link Integer#MIN_VALUE}. */
    int last(int from, int to) {
        var first = Math.max(from - origin, 0);
        var end = Math.min(to - origin, length);
        for (var w = (end - 1) >> 6; first < end && w >= first >> 6; w--) {
            var bits = words[w] & mask(first, end, w);
            if (bits != 0) {
                return origin + (w << 6) + 63 - Long.numberOfLeadingZeros(bits);
            }
        }
        return Integer.MIN_VALUE;
    }

    /** The last day of the half-open range that is in both, or {@link Integer#MIN_VALUE}. */
    static int lastBoth(Days one, Days other, int from, int to) {
        var first = Math.max(from - one.origin, 0);
        var end = Math.min(to - one.origin, one.length);
        for (var w = (end - 1) >> 6; first < end && w >= first >> 6; w--) {
            var bits = one.words[w] & other.words[w] & mask(first, end, w);
            if (bits != 0) {
                return one.origin + (w << 6) + 63 - Long.numberOfLeadingZeros(bits);
            }
        }
        return Integer.MIN_VALUE;
    }

    /** The first day of the unbroken run that ends with the day; the day itself when it is none of these. */
    int runStart(int day) {
        var start = day;
        while (contains(start - 1)) {
            start--;
        }
        return start;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Days days && origin == days.origin && Arrays.equals(words, days.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    private static long mask(int first, int end, int word) {
        var low = Math.max(first - (word << 6), 0);
        var high = Math.min(end - (word << 6), 64);
        return (-1L << low) & (-1L >>> (64 - high));
    }
}
