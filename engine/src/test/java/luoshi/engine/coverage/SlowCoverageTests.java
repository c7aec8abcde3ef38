package luoshi.engine.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index against the formulas written down day by day, on small worlds that change. */
class SlowCoverageTests {
    private static final LocalDate FROM = LocalDate.of(2026, 8, 1);
    private static final LocalDate TO = LocalDate.of(2026, 12, 1);
    private static final Map<CellState, Integer> SEEN = new EnumMap<>(CellState.class);
    private static int leaders;
    private static int units;

    @AfterAll
    static void sawEveryState() {
        System.out.println("compared with the slow reference: " + SEEN + ", leaders " + leaders + ", units " + units);
        assertThat(SEEN)
                .hasSize(CellState.values().length)
                .allSatisfy((state, cells) -> assertThat(cells).isGreaterThan(100));
        assertThat(leaders).isGreaterThan(100);
        assertThat(units).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void agreesWithTheSlowReferenceWhateverHappens(long seed) {
        var world = new RandomWorld(seed, new RandomWorld.Size(2, 2, 6, 10, FROM, TO)).withEvidence(200);
        var updates = new RandomUpdates(world);
        var index = CoverageIndex.build(updates.everything(), FROM, TO);

        for (var round = 0; round < 4; round++) {
            for (var i = 0; i < 60; i++) {
                updates.one(index);
            }
            var facts = updates.everything();
            var slow = new SlowCoverage(facts, FROM, TO);
            var duties = new TreeSet<>(facts.duties().stream().map(Duty::duty).toList());
            var asOf = world.day().plusDays(40);
            var knownAt = world.random.nextLong(world.sequence() + 1);

            same(slow.cells(asOf, Long.MAX_VALUE, duties), index.at(asOf), seed);
            same(slow.cells(asOf, knownAt, duties), index.at(asOf, knownAt), seed);
        }
    }

    static void same(Set<Cell> expected, CoverageView view, long seed) {
        var all = CoverageQuery.all(LocalDate.of(2020, 1, 1), LocalDate.of(2040, 1, 1));
        var listed = view.cells(all);
        var missing = new HashSet<>(expected);
        listed.forEach(missing::remove);
        for (var cell : listed) {
            SEEN.merge(cell.state(), 1, Integer::sum);
            leaders += cell.leader() ? 1 : 0;
            units += cell.kind() == SubjectKind.UNIT ? 1 : 0;
        }
        var wrong = listed.stream()
                .filter(cell -> !expected.contains(cell))
                .limit(3)
                .toList();
        var context = "seed %d as of %s known at %d: has %s, lacks %s"
                .formatted(
                        seed,
                        view.asOf(),
                        view.knownAt(),
                        wrong,
                        missing.stream().limit(3).toList());
        assertThat(wrong).as(context).isEmpty();
        assertThat(listed).as(context).hasSameSizeAs(expected);
        var sum = expected.stream().map(cell -> Tally.of(cell.state())).reduce(Tally.ZERO, Tally::plus);
        assertThat(view.tally(all)).as(context).isEqualTo(sum);
    }
}
