package luoshi.engine.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The cube against sums of single cells, in random worlds. */
class CoverageCubeTests {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate TO = LocalDate.of(2027, 1, 1);
    private static final CoverageQuery ALL = CoverageQuery.all(FROM, TO.plusYears(1));

    private record Key(long unit, long duty, long area, LocalDate start, LocalDate last) {}

    @Test
    void addsUpToTheCells() {
        for (var seed = 1L; seed <= 3; seed++) {
            var world = new RandomWorld(seed, new RandomWorld.Size(2, 3, 60, 40, FROM, TO)).withEvidence(6_000);
            var index = CoverageIndex.build(world.facts.build(), FROM, TO);
            var units = new ArrayList<>(world.teams);
            units.addAll(world.stations);
            units.add(RandomWorld.BUREAU);
            for (var asOf : List.of(FROM.plusDays(100), FROM.plusDays(250), TO.plusDays(60))) {
                var view = index.at(asOf);
                for (var query : List.of(
                        ALL,
                        ALL.area(2),
                        ALL.duties(Set.of(3L, 6L, 7L)),
                        ALL.between(FROM.plusDays(90), FROM.plusDays(200)).in(world.stations.getFirst()),
                        ALL.states(Set.of(CellState.DEBT, CellState.LATE)))) {
                    assertThat(cube(view, query, units))
                            .as("seed %d as of %s: %s", seed, asOf, query)
                            .isEqualTo(sums(view, query, units));
                }
            }
        }
    }

    private static Map<Key, Tally> cube(CoverageView view, CoverageQuery query, List<Long> units) {
        var found = new HashMap<Key, Tally>();
        for (var place : view.cube(query, units).places()) {
            found.merge(
                    new Key(place.unit(), place.duty(), place.area(), place.start(), place.last()),
                    place.tally(),
                    Tally::plus);
        }
        return found;
    }

    private static Map<Key, Tally> sums(CoverageView view, CoverageQuery query, List<Long> units) {
        var sums = new HashMap<Key, Tally>();
        for (var unit : units) {
            var within = query.unit() == null ? Set.<Cell>of() : Set.copyOf(view.cells(query));
            for (var cell : view.cells(query.in(unit))) {
                if (query.unit() == null || within.contains(cell)) {

                    var last = cell.countedOn();
                    sums.merge(
                            new Key(unit, cell.duty(), cell.area(), cell.start(), last),
                            Tally.of(cell.state()),
                            Tally::plus);
                }
            }
        }
        return sums;
    }

    @Test
    void refusesOnePerson() {
        var view = Facts.aStation().index().at(FROM);

        assertThatIllegalArgumentException().isThrownBy(() -> view.cube(ALL.person(1), List.of(Facts.STATION)));
    }
}
