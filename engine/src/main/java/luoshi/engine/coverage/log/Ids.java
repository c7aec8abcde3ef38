package luoshi.engine.coverage.log;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Ids numbered in the order in which they first came. One thread adds, others read what they know the places of. */
public final class Ids {
    private final Map<Long, Integer> places = new ConcurrentHashMap<>();
    private volatile long[] ids = {};
    private volatile int size;

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The id of a place. */
    public long id(int place) {
        return ids[place];
    }

    /** The place of an id, or -1. */
    public int known(long id) {
        return places.getOrDefault(id, -1);
    }

    /** The place of an id, a new one if need be. */
    public int place(long id) {
        var known = places.get(id);
        if (known == null) {
            known = size;
            if (known == ids.length) {
                ids = Arrays.copyOf(ids, Math.max(16, known * 2));
            }
            ids[known] = id;
            size = known + 1;
            places.put(id, known);
        }
        return known;
    }
}
