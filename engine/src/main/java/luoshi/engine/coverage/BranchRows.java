package luoshi.engine.coverage;

import java.util.Arrays;

/**
 * The rows of a unit and of all below it.
 *
 * @param first the first word that has some
 * @param rows one bit a row, from this word to the last that has some
 */
record BranchRows(int first, long[] rows) {
    static BranchRows of(long[] all) {
        var first = 0;
        var end = all.length;
        while (first < end && all[first] == 0) {
            first++;
        }
        while (end > first && all[end - 1] == 0) {
            end--;
        }
        return new BranchRows(first, Arrays.copyOfRange(all, first, end));
    }

    int end() {
        return first + rows.length;
    }

    long word(int word) {
        return word >= first && word < end() ? rows[word - first] : 0;
    }

    boolean has(int row) {
        return (word(row >> 6) >>> row & 1) != 0;
    }
}
