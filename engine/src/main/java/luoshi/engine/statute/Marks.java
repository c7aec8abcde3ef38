package luoshi.engine.statute;

import java.util.Arrays;

/** Where in the file a reference may open (第, 前, 上, 本, 《), ascending: found while the lines are cut, so that nobody looks twice. */
final class Marks {
    private int[] at = new int[256];
    private int size;

    void add(int offset) {
        if (size == at.length) {
            at = Arrays.copyOf(at, size * 2);
        }
        at[size++] = offset;
    }

    int size() {
        return size;
    }

    int at(int k) {
        return at[k];
    }
}
