package luoshi.bench.coverage;

import java.util.function.Supplier;

/**
 * Plain arrays of bits, one bit a slot, clause by clause and month by month, filled with the months that the invention itself
 * worked out: no dates, no history. What an index would cost that only had to count.
 */
final class DenseBits implements Ours {
    private long[][] scope = {};
    private long[][] active = {};
    private long[][] filled = {};
    private CoverageData data = new CoverageData(Size.STATION, 0);

    @Override
    public String name() {
        return "bits";
    }

    @Override
    public void load(CoverageData from) {
        data = from;
        int words = from.firstWord(from.units().stations());
        scope = new long[Size.CLAUSES][words];
        active = new long[Months.COUNT][words];
        filled = new long[Cube.PLANES][words];
        var slots = from.slots();
        for (int slot = 0; slot < slots.count(); slot++) {
            for (int month = 0; month < Months.COUNT; month++) {
                if ((slots.months(slot) >> month & 1) != 0) {
                    set(active[month], from.bit(slot));
                }
            }
            for (var clause : from.clauses()) {
                if (clause.names(slots.post(slot)) && clause.root().covers(slots.station(slot))) {
                    set(scope[clause.index()], from.bit(slot));
                }
            }
        }
        if (from.size().hasActs()) {
            from.evidence((id, clause, person, at, month, entered) -> {
                if (month > 0) {
                    int slot = slots.held(person - 1, month - 1);
                    set(filled[Cube.plane(clause - 1, month - 1)], from.bit(slot));
                }
            });
        } else {
            from.planes((station, clause, month, owed, met) -> System.arraycopy(
                    met, 0, filled[Cube.plane(clause.index(), month)], from.firstWord(station), met.length));
        }
    }

    private static void set(long[] bits, int bit) {
        bits[bit >> 6] |= 1L << bit;
    }

    @Override
    public Supplier<Cube> cube() {
        var cube = data.newCube();
        for (var clause : data.clauses()) {
            for (int month = 0; month < Months.COUNT; month++) {
                int plane = Cube.plane(clause.index(), month);
                count(clause, active[month], filled[plane], cube, cube.start(plane));
            }
        }
        return () -> cube;
    }

    private void count(Clause clause, long[] there, long[] met, Cube cube, int start) {
        var in = scope[clause.index()];
        var bound = cube.bound();
        var filledOf = cube.filled();
        int limit = clause.root().stationLimit();
        for (int station = clause.root().firstStation(); station < limit; station++) {
            int end = data.firstWord(station + 1);
            int owedHere = 0;
            int metHere = 0;
            for (int word = data.firstWord(station); word < end; word++) {
                owedHere += Long.bitCount(in[word] & there[word]);
                metHere += Long.bitCount(met[word]);
            }
            int at = start + data.cubeUnit(station);
            bound[at] += owedHere;
            filledOf[at] += metHere;
        }
    }

    @Override
    public Cube.Total total() {
        long owed = 0;
        long met = 0;
        for (int plane = 0; plane < Cube.PLANES; plane++) {
            var in = scope[plane / Months.COUNT];
            var there = active[plane % Months.COUNT];
            var here = filled[plane];
            for (int word = 0; word < in.length; word++) {
                owed += Long.bitCount(in[word] & there[word]);
                met += Long.bitCount(here[word]);
            }
        }
        return new Cube.Total(owed, met);
    }

    @Override
    public long read() {
        long sum = 0;
        for (int plane = 0; plane < Cube.PLANES; plane++) {
            var in = scope[plane / Months.COUNT];
            var there = active[plane % Months.COUNT];
            var here = filled[plane];
            for (int word = 0; word < in.length; word++) {
                sum += in[word] + there[word] + here[word];
            }
        }
        return sum;
    }

    @Override
    public String planes() {
        return "scope, active, filled";
    }

    @Override
    public String note() {
        return "arrays of bits, one thread";
    }

    @Override
    public void close() {
        scope = new long[0][];
        active = new long[0][];
        filled = new long[0][];
    }
}
