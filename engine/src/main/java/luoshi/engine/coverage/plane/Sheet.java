package luoshi.engine.coverage.plane;

import java.util.Arrays;
import java.util.List;

/**
 * An immutable list whose changed copies share what did not change: blocks of 64, so that one change copies one block
 * and the list of blocks.
 */
public final class Sheet<T> {
    private static final int SHIFT = 6;
    private static final int SIZE = 1 << SHIFT;

    private final int size;
    private final Object[][] blocks;

    private Sheet(int size, Object[][] blocks) {
        this.size = size;
        this.blocks = blocks;
    }

    public static <T> Sheet<T> of(List<T> items) {
        var blocks = new Object[(items.size() + SIZE - 1) >> SHIFT][];
        for (var b = 0; b < blocks.length; b++) {
            blocks[b] = items.subList(b << SHIFT, Math.min((b + 1) << SHIFT, items.size()))
                    .toArray();
        }
        return new Sheet<>(items.size(), blocks);
    }

    public int size() {
        return size;
    }

    @SuppressWarnings("unchecked")
    public T get(int index) {
        return (T) blocks[index >> SHIFT][index & (SIZE - 1)];
    }

    public Editor edit() {
        return new Editor();
    }

    /** Changes to a sheet, copied block by block as they come. */
    public final class Editor {
        private final Object[][] edited = blocks.clone();

        @SuppressWarnings("unchecked")
        public T get(int index) {
            return (T) edited[index >> SHIFT][index & (SIZE - 1)];
        }

        public int size() {
            return size;
        }

        public void set(int index, T item) {
            var block = index >> SHIFT;
            if (edited[block] == blocks[block]) {
                edited[block] = blocks[block].clone();
            }
            edited[block][index & (SIZE - 1)] = item;
        }

        public Sheet<T> done() {
            return new Sheet<>(size, edited);
        }
    }

    /** A longer copy, the new places filled with one item. */
    public Sheet<T> grown(int longer, T item) {
        if (longer <= size) {
            return this;
        }
        var grown = Arrays.copyOf(blocks, (longer + SIZE - 1) >> SHIFT);
        for (var b = size >> SHIFT; b < grown.length; b++) {
            var old = b < blocks.length ? blocks[b] : new Object[0];
            var block = Arrays.copyOf(old, Math.min(SIZE, longer - (b << SHIFT)));
            Arrays.fill(block, old.length, block.length, item);
            grown[b] = block;
        }
        return new Sheet<>(longer, grown);
    }
}
