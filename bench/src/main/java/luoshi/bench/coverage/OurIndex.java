package luoshi.bench.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import luoshi.engine.coverage.CellState;
import luoshi.engine.coverage.CoverageCube;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageIndex;
import luoshi.engine.coverage.CoverageQuery;
import luoshi.engine.coverage.CoverageView;
import luoshi.engine.coverage.PlaneReading;
import luoshi.engine.coverage.PlaneWriting;
import org.jspecify.annotations.Nullable;

/**
 * The index of the program itself, as of half a year after the year. It is told people, posts, clauses and dated acts, and works
 * out who is bound and what each act fills.
 */
final class OurIndex implements Ours {
    private static final LocalDate FROM = LocalDate.of(Months.YEAR, 1, 1);
    private static final LocalDate TO = FROM.plusYears(1);
    private static final CoverageQuery ALL = CoverageQuery.all(FROM, TO);
    private static final int MICROS = 1_000_000;

    private CoverageData data = new CoverageData(Size.STATION, 0);
    private @Nullable CoverageView view;
    /** Those of the cube, in its order. */
    private List<Long> units = List.of();

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public void load(CoverageData from) {
        data = from;
        units = from.size().hasActs()
                ? IntStream.range(0, from.units().stations())
                        .mapToObj(station -> (long) from.units().unitOf(station))
                        .toList()
                : from.units().bureaus().stream()
                        .map(bureau -> (long) bureau.id())
                        .toList();
        view = from.size().hasActs() ? index().at(TO.plusMonths(6)) : withBits();
    }

    /** A nation: its acts are told as the bits that they fill, since no memory holds them; all else is worked out as ever. */
    private CoverageView withBits() {
        var facts = OurFacts.of(data);
        var writing =
                new PlaneWriting(CoverageIndex.build(facts, FROM, TO, to -> {}).at(TO.plusMonths(6)));
        var slots = data.slots();
        var rows = new int[slots.count()];
        for (int slot = 0; slot < rows.length; slot++) {
            rows[slot] = writing.row(facts.slots().get(slot));
        }
        data.planes((station, clause, month, owed, met) ->
                fill(writing, rows, slots.firstOf(station), clause.id(), month, met));
        return writing.done();
    }

    private static void fill(PlaneWriting writing, int[] rows, int first, long duty, int month, long[] met) {
        int word = -1;
        long bits = 0;
        for (int i = 0; i < met.length; i++) {
            for (long left = met[i]; left != 0; left &= left - 1) {
                int row = rows[first + (i << 6) + Long.numberOfTrailingZeros(left)];
                if (row >> 6 != word && bits != 0) {
                    writing.fill(word, duty, month, bits);
                    bits = 0;
                }
                word = row >> 6;
                bits |= 1L << row;
            }
        }
        if (bits != 0) {
            writing.fill(word, duty, month, bits);
        }
    }

    private CoverageView view() {
        return Objects.requireNonNull(view, "nothing loaded");
    }

    private CoverageIndex index() {
        return CoverageIndex.build(
                OurFacts.of(data),
                FROM,
                TO,
                to -> data.evidence((id, clause, person, micros, month, entered) -> {
                    var at =
                            Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000L);
                    to.accept(new Evidence(
                            id, clause, person, at, EvidenceKind.ACT, 1, false, false, false, entered, Long.MAX_VALUE));
                }));
    }

    @Override
    public Supplier<Cube> cube() {
        var counted = view().cube(ALL, units);
        return () -> inOrder(counted);
    }

    private Cube inOrder(CoverageCube counted) {
        var cube = data.newCube();
        var bound = cube.bound();
        var filled = cube.filled();
        counted.slices((unit, start, last, duties, counts) -> {
            int month = start.getMonthValue() - 1;
            for (var state : CellState.values()) {
                var numbers = counts[state.ordinal()];
                for (int place = 0; place < numbers.length; place++) {
                    int at = cube.start(Cube.plane((int) duties[place] - 1, month)) + unit;
                    bound[at] += numbers[place];
                    if (state == CellState.MET || state == CellState.LATE) {
                        filled[at] += numbers[place];
                    }
                }
            }
        });
        return cube;
    }

    @Override
    public Cube.Total total() {
        var tally = view().tally(ALL);
        return new Cube.Total(tally.bound(), tally.done());
    }

    @Override
    public long read() {
        return PlaneReading.sum(view());
    }

    @Override
    public String planes() {
        return data.size().hasActs() ? "bound, done, late" : "bound, done";
    }

    @Override
    public String note() {
        return "the index, told dates only, one thread";
    }

    @Override
    public void close() {
        view = null;
    }
}
