package luoshi.bench.coverage;

import java.util.function.Supplier;
import org.roaringbitmap.RoaringBitmap;

/**
 * Compressed bitmaps of slots, two for each clause × month: owed and filled. The station is the upper half of a bit's number, so
 * each station has a container of its own, whose cardinality the library keeps. One thread.
 *
 * <p>Tried at city size, milliseconds for the cube: this 24–38; slots numbered without gaps and each bit visited 137, bits taken in
 * batches 221, cardinality of each station's range 450; owed bits computed anew from scope and month 290 with containers by
 * station, 375 in batches, 640 by range.
 */
final class RoaringPeer implements Contender {
    private static final int STATION_SHIFT = 16;

    private RoaringBitmap[] bound = {};
    private RoaringBitmap[] filled = {};
    private CoverageData data = new CoverageData(Size.STATION, 0);

    @Override
    public String name() {
        return "roaring";
    }

    @Override
    public void load(CoverageData from) {
        data = from;
        bound = empty(Cube.PLANES);
        filled = empty(Cube.PLANES);
        var scope = empty(Size.CLAUSES);
        var active = empty(Months.COUNT);
        var slots = from.slots();
        for (int slot = 0; slot < slots.count(); slot++) {
            for (int month = 0; month < Months.COUNT; month++) {
                if ((slots.months(slot) >> month & 1) != 0) {
                    active[month].add(bit(slot));
                }
            }
            for (var clause : from.clauses()) {
                if (clause.names(slots.post(slot)) && clause.root().covers(slots.station(slot))) {
                    scope[clause.index()].add(bit(slot));
                }
            }
        }
        from.evidence((id, clause, person, at, month, entered) -> {
            if (month > 0) {
                filled[Cube.plane(clause - 1, month - 1)].add(bit(slots.held(person - 1, month - 1)));
            }
        });
        for (int plane = 0; plane < Cube.PLANES; plane++) {
            bound[plane] = RoaringBitmap.and(scope[plane / Months.COUNT], active[plane % Months.COUNT]);
            bound[plane].runOptimize();
            filled[plane].runOptimize();
            bound[plane].trim();
            filled[plane].trim();
        }
    }

    private int bit(int slot) {
        int station = data.slots().station(slot);
        return station << STATION_SHIFT | slot - data.slots().firstOf(station);
    }

    private static RoaringBitmap[] empty(int count) {
        var bitmaps = new RoaringBitmap[count];
        for (int i = 0; i < count; i++) {
            bitmaps[i] = new RoaringBitmap();
        }
        return bitmaps;
    }

    @Override
    public Supplier<Cube> cube() {
        var cube = data.newCube();
        for (int plane = 0; plane < Cube.PLANES; plane++) {
            count(bound[plane], cube.bound(), cube.start(plane));
            count(filled[plane], cube.filled(), cube.start(plane));
        }
        return () -> cube;
    }

    private static void count(RoaringBitmap bitmap, int[] to, int start) {
        var container = bitmap.getContainerPointer();
        while (container.getContainer() != null) {
            to[start + container.key()] = container.getCardinality();
            container.advance();
        }
    }

    @Override
    public Cube.Total total() {
        long owed = 0;
        long met = 0;
        for (int plane = 0; plane < Cube.PLANES; plane++) {
            owed += bound[plane].getLongCardinality();
            met += filled[plane].getLongCardinality();
        }
        return new Cube.Total(owed, met);
    }

    @Override
    public String note() {
        return "one container a station, owed and filled kept, one thread";
    }

    @Override
    public void close() {
        bound = new RoaringBitmap[0];
        filled = new RoaringBitmap[0];
    }
}
