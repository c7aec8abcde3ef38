package luoshi.engine.coverage.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/** Ids numbered in the order in which they first came. One thread adds, others read what they know the places of. */
public final class Ids {
    private static final VarHandle TAKEN = MethodHandles.arrayElementVarHandle(int[].class);

    private volatile Table table = new Table(16);
    private volatile long[] ids = new long[8];
    private volatile int count;

    /** Open addressing, at most half full; a place is kept as place + 1. */
    private static final class Table {
        final long[] keys;
        final int[] taken;

        Table(int length) {
            keys = new long[length];
            taken = new int[length];
        }

        int slot(long id) {
            var mask = keys.length - 1;
            var mixed = id * 0x9E3779B97F4A7C15L;
            var slot = (int) (mixed >>> 32) & mask;
            while ((int) TAKEN.getAcquire(taken, slot) != 0 && keys[slot] != id) {
                slot = slot + 1 & mask;
            }
            return slot;
        }
    }

    /** The same ids at the same places, to which others may be added. */
    public Ids copy() {
        var copy = new Ids();
        for (var place = 0; place < count; place++) {
            copy.place(ids[place]);
        }
        return copy;
    }

    /** How many there are. */
    public int size() {
        return count;
    }

    /** The id of a place. */
    public long id(int place) {
        return ids[place];
    }

    /** The ids by place, of which the first {@link #size} count. */
    long[] all() {
        return ids;
    }

    /** The place of an id, or -1. */
    public int known(long id) {
        var seen = table;
        return (int) TAKEN.getAcquire(seen.taken, seen.slot(id)) - 1;
    }

    /** The place of an id, a new one if need be. */
    public int place(long id) {
        var seen = table;
        var slot = seen.slot(id);
        return seen.taken[slot] != 0 ? seen.taken[slot] - 1 : add(id, slot);
    }

    private int add(long id, int slot) {
        var place = count;
        if (place == ids.length) {
            ids = Arrays.copyOf(ids, place * 2);
        }
        ids[place] = id;
        count = place + 1;
        if (place * 2 < table.keys.length) {
            put(table, slot, id, place);
        } else {
            var larger = new Table(table.keys.length * 2);
            for (var i = 0; i <= place; i++) {
                put(larger, larger.slot(ids[i]), ids[i], i);
            }
            table = larger;
        }
        return place;
    }

    private static void put(Table into, int slot, long id, int place) {
        into.keys[slot] = id;
        TAKEN.setRelease(into.taken, slot, place + 1);
    }
}
