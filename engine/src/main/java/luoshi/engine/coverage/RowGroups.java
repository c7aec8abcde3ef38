package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.Staff;

/** Rows that every duty treats alike: of one word, of one unit, holding the same kind of post. */
final class RowGroups {
    /** What of a slot a scope may name beside its unit. */
    private record Kind(long post, Staff staff, boolean leading) {}

    /**
     * Some rows.
     *
     * @param place place of their unit
     * @param kind place of their kind of post
     * @param rows one bit a row
     */
    record Group(int word, int place, int kind, long rows) {}

    /** One slot of each kind. */
    final List<Slot> kinds = new ArrayList<>();

    final List<Group> groups = new ArrayList<>();
    private final Map<Kind, Integer> places = new HashMap<>();

    private RowGroups() {}

    /** Of all rows that are held. */
    static RowGroups all(Rows rows) {
        var found = new RowGroups();
        for (var word = 0; word < rows.words; word++) {
            found.add(rows, word, -1L);
        }
        return found;
    }

    /** Of some rows. */
    static RowGroups of(Rows rows, Iterable<Integer> some) {
        var byWord = new HashMap<Integer, Long>();
        some.forEach(row -> byWord.merge(row >> 6, 1L << row, (one, other) -> one | other));
        var found = new RowGroups();
        byWord.forEach((word, bits) -> found.add(rows, word, bits));
        return found;
    }

    private void add(Rows rows, int word, long among) {
        var first = groups.size();
        for (var left = among; left != 0; left &= left - 1) {
            var row = (word << 6) + Long.numberOfTrailingZeros(left);
            var slot = rows.slot(row);
            if (slot != null) {
                add(first, word, rows.place(row), kind(slot), 1L << row);
            }
        }
    }

    private int kind(Slot slot) {
        return places.computeIfAbsent(new Kind(slot.post(), slot.staff(), slot.leading()), any -> {
            kinds.add(slot);
            return kinds.size() - 1;
        });
    }

    private void add(int first, int word, int place, int kind, long bit) {
        for (var i = first; i < groups.size(); i++) {
            var group = groups.get(i);
            if (group.place == place && group.kind == kind) {
                groups.set(i, new Group(word, place, kind, group.rows | bit));
                return;
            }
        }
        groups.add(new Group(word, place, kind, bit));
    }
}
