package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import luoshi.engine.coverage.plane.Block;
import luoshi.engine.coverage.plane.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * Tallies of units by work area (单位 × 领域), each of the cells that the unit itself owns. Where the same was asked of an
 * earlier state of the index, only units of which a row has changed are counted again.
 */
public final class UnitAreas {
    private static final UnitAreaTally[] NONE = {};

    private final Snapshot snapshot;
    private final Sheet<Block> blocks;
    /** Places of units in tree order. */
    private final int[] order;
    /** Of each place the tallies that are not empty, by area. */
    private final UnitAreaTally[][] byPlace;

    private volatile @Nullable List<UnitAreaTally> all;

    private UnitAreas(Snapshot snapshot, Sheet<Block> blocks, int[] order, UnitAreaTally[][] byPlace) {
        this.snapshot = snapshot;
        this.blocks = blocks;
        this.order = order;
        this.byPlace = byPlace;
    }

    /** Counted as of a day, with what is known of the same question of an earlier state. */
    static UnitAreas of(
            Snapshot snapshot,
            Sheet<Block> blocks,
            CoverageQuery query,
            int day,
            Visits visits,
            @Nullable UnitAreas earlier) {
        var same = earlier != null && earlier.stands(snapshot) ? earlier : null;
        var rows = snapshot.rows();
        var byPlace = same == null ? new UnitAreaTally[rows.units.size()][] : same.byPlace.clone();
        var changed = new BitSet(byPlace.length);
        if (same == null) {
            changed.set(0, byPlace.length);
        } else {
            same.addChanged(blocks, changed);
        }
        var counting = new StrandCounts(snapshot.layout(), blocks, visits, day);
        changed.stream()
                .forEach(
                        place -> byPlace[place] = counted(counting, rows, rows.units.get(place), place, query, visits));
        return new UnitAreas(snapshot, blocks, same == null ? order(rows, day) : same.order, byPlace);
    }

    /** Tallies that were added up cell by cell. */
    static UnitAreas of(Snapshot snapshot, Sheet<Block> blocks, int day, List<UnitAreaTally> tallies) {
        var rows = snapshot.rows();
        var byPlace = new UnitAreaTally[rows.units.size()][];
        Arrays.fill(byPlace, NONE);
        tallies.stream().sorted(Comparator.comparingLong(UnitAreaTally::area)).forEach(tally -> {
            var place = rows.place(tally.unit());
            byPlace[place] = Arrays.copyOf(byPlace[place], byPlace[place].length + 1);
            byPlace[place][byPlace[place].length - 1] = tally;
        });
        return new UnitAreas(snapshot, blocks, order(rows, day), byPlace);
    }

    private static int[] order(Rows rows, int day) {
        var order = rows.order(day);
        return IntStream.range(0, rows.units.size())
                .boxed()
                .sorted(Comparator.comparing(place -> Objects.requireNonNull(order.get(rows.units.get(place)))))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Whether a state differs in evidence alone. */
    private boolean stands(Snapshot later) {
        return later.world() == snapshot.world()
                && later.rows() == snapshot.rows()
                && later.layout() == snapshot.layout();
    }

    /** Whether one may be begun with the other. */
    boolean standsLike(UnitAreas other) {
        return stands(other.snapshot);
    }

    private void addChanged(Sheet<Block> later, BitSet changed) {
        var rows = snapshot.rows();
        for (var word = 0; word < later.size(); word++) {
            if (word >= blocks.size() || later.get(word) != blocks.get(word)) {
                for (var row = word << 6; row < word + 1 << 6; row++) {
                    changed.set(rows.place(row));
                }
            }
        }
    }

    private static UnitAreaTally[] counted(
            StrandCounts counting, Rows rows, long unit, int place, CoverageQuery query, Visits visits) {
        var byArea = new TreeMap<Long, Counts>();
        var ranges = rows.ranges(place);
        for (var range = 0; range < ranges.length; range += 2) {
            var first = ranges[range] >> 6;
            var own = new long[((ranges[range + 1] - 1) >> 6) - first + 1];
            for (var i = 0; i < own.length; i++) {
                own[i] = Rows.bits(ranges[range], ranges[range + 1], first + i) & visits.rows(first + i);
            }
            counting.count(
                    first,
                    own,
                    (strand, counts) -> byArea.computeIfAbsent(strand.area(), any -> new Counts())
                            .add(counts));
        }
        return byArea.entrySet().stream()
                .map(counts -> new UnitAreaTally(
                        unit, counts.getKey(), counts.getValue().tally(query.states())))
                .filter(tally -> tally.tally().bound() > 0)
                .toArray(UnitAreaTally[]::new);
    }

    /** What one unit owns, by area; nothing for a unit that owns nothing. */
    public List<UnitAreaTally> of(long unit) {
        var place = snapshot.rows().place(unit);
        return place < 0 ? List.of() : List.of(byPlace[place]);
    }

    /** All of them, units in tree order. */
    public List<UnitAreaTally> all() {
        var known = all;
        if (known == null) {
            var found = new ArrayList<UnitAreaTally>();
            for (var place : order) {
                found.addAll(Arrays.asList(byPlace[place]));
            }
            known = List.copyOf(found);
            all = known;
        }
        return known;
    }
}
