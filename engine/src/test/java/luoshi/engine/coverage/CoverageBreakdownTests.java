package luoshi.engine.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import org.junit.jupiter.api.Test;

/** Groups and pages against the single cells, in random worlds. */
class CoverageBreakdownTests {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate TO = LocalDate.of(2027, 1, 1);
    private static final CoverageQuery ALL = CoverageQuery.all(FROM, TO.plusYears(1));

    private interface Check {
        void check(CoverageBreakdown breakdown, List<Cell> cells, RandomWorld world, String as);
    }

    /** Each question of each world, with the cells that it asks for and its reader may see. */
    private static void everywhere(Check check) {
        for (var seed = 1L; seed <= 3; seed++) {
            var world = new RandomWorld(seed, new RandomWorld.Size(2, 3, 60, 40, FROM, TO)).withEvidence(6_000);
            var index = CoverageIndex.build(world.facts.build(), FROM, TO);
            var station = world.stations.getFirst();
            for (var asOf : List.of(FROM.plusDays(100), FROM.plusDays(250), TO.plusDays(60))) {
                for (var view : List.of(index.at(asOf), index.at(asOf, 3_000))) {
                    for (var query : List.of(
                            ALL,
                            ALL.area(2).kind(SubjectKind.UNIT),
                            ALL.duties(Set.of(3L, 6L, 7L)),
                            ALL.person(persons(world).getFirst()),
                            ALL.between(FROM.plusDays(90), FROM.plusDays(200)).in(station),
                            ALL.states(Set.of(CellState.DEBT, CellState.LATE)))) {
                        for (var extent : List.of(Extent.ALL, slice(world))) {
                            var cells = view.cells(query).stream()
                                    .filter(cell -> extent.holds(cell.unit(), cell.area()))
                                    .toList();
                            check.check(
                                    view.breakdown(query, extent),
                                    cells,
                                    world,
                                    "seed %d as of %s known at %d: %s".formatted(seed, asOf, view.knownAt(), query));
                        }
                    }
                }
            }
        }
    }

    private static List<Long> persons(RandomWorld world) {
        return world.facts.slots.stream().map(Slot::person).distinct().toList();
    }

    /** All of one station, of the others one area, of some teams nothing. */
    private static Extent slice(RandomWorld world) {
        return (unit, area) -> world.stations.getFirst() == unit || unit % 3 != 0 && area == 2;
    }

    private static <K> Map<K, Tally> sums(List<Cell> cells, Function<Cell, K> group) {
        return cells.stream()
                .collect(Collectors.toMap(group, cell -> Tally.of(cell.state()), Tally::plus, TreeMap::new));
    }

    @Test
    void addUpToTheCells() {
        everywhere((breakdown, cells, world, as) -> {
            assertThat(breakdown.byArea()).as(as).isEqualTo(sums(cells, Cell::area));
            assertThat(breakdown.byDuty()).as(as).isEqualTo(sums(cells, Cell::duty));
            assertThat(breakdown.byMonth()).as(as).isEqualTo(sums(cells, cell -> YearMonth.from(cell.countedOn())));
            assertThat(breakdown.total())
                    .as(as)
                    .isEqualTo(
                            cells.stream().map(cell -> Tally.of(cell.state())).reduce(Tally.ZERO, Tally::plus));
        });
    }

    @Test
    void countEachPostThatOwns() {
        everywhere((breakdown, cells, world, as) -> {
            var posts = world.facts.slots.stream().collect(Collectors.toMap(Slot::id, Slot::post));
            var ofPersons = cells.stream()
                    .filter(cell -> cell.kind() == SubjectKind.PERSON)
                    .toList();

            assertThat(breakdown.byPost()).as(as).isEqualTo(sums(ofPersons, cell -> posts.get(cell.slot())));
        });
    }

    @Test
    void askForOnePost() {
        var world = new RandomWorld(4, new RandomWorld.Size(2, 3, 60, 40, FROM, TO)).withEvidence(6_000);
        var view = CoverageIndex.build(world.facts.build(), FROM, TO).at(FROM.plusDays(250));
        var posts = world.facts.slots.stream().collect(Collectors.toMap(Slot::id, Slot::post));
        var station = ALL.in(world.stations.getFirst());

        for (var query : List.of(ALL, station)) {
            for (var post : Set.copyOf(posts.values())) {
                var cells = view.cells(query).stream()
                        .filter(cell -> post.equals(posts.get(cell.slot())))
                        .toList();

                assertThat(view.cells(query.post(post))).as("post %d", post).isEqualTo(cells);
                assertThat(view.tally(query.post(post)).bound()).isEqualTo(cells.size());
                assertThat(view.breakdown(query.post(post), Extent.ALL)
                                .page(0, Integer.MAX_VALUE)
                                .cells())
                        .isEqualTo(cells);
            }
        }
    }

    @Test
    void countEachSubjectInTreeOrder() {
        everywhere((breakdown, cells, world, as) -> {
            var inOrder = new ArrayList<SubjectTally>();
            for (var cell : cells) {
                var last = inOrder.isEmpty() ? null : inOrder.getLast();
                var same = last != null
                        && last.unit() == cell.unit()
                        && last.kind() == cell.kind()
                        && last.subject() == cell.subject();
                var tally =
                        Tally.of(cell.state()).plus(same ? inOrder.removeLast().tally() : Tally.ZERO);
                inOrder.add(new SubjectTally(cell.unit(), cell.kind(), cell.subject(), tally));
            }

            assertThat(breakdown.bySubject()).as(as).isEqualTo(inOrder);
        });
    }

    @Test
    void givePagesInTheOrderOfTheCells() {
        everywhere((breakdown, cells, world, as) -> {
            for (var first : List.of(0, 1, 7, cells.size() / 2, Math.max(0, cells.size() - 3), cells.size() + 5)) {
                var page = breakdown.page(first, 25);

                assertThat(page.total()).as(as).isEqualTo(cells.size());
                assertThat(page.cells())
                        .as("%s from %d", as, first)
                        .isEqualTo(cells.subList(Math.min(first, cells.size()), Math.min(first + 25, cells.size())));
            }
        });
    }

    @Test
    void countAllStatesBesideAPageOfSome() {
        var world = new RandomWorld(9, new RandomWorld.Size(2, 3, 60, 40, FROM, TO)).withEvidence(6_000);
        var view = CoverageIndex.build(world.facts.build(), FROM, TO).at(FROM.plusDays(250));

        var page =
                view.breakdown(ALL.states(Set.of(CellState.DEBT)), Extent.ALL).page(0, 10);

        assertThat(page.all()).isEqualTo(view.tally(ALL));
        assertThat(page.total()).isEqualTo(page.all().debt()).isPositive();
        assertThat(page.cells()).hasSize(10).allMatch(cell -> cell.state() == CellState.DEBT);
    }

    @Test
    void refuseAPageBeforeTheFirst() {
        var breakdown = Facts.aStation().index().at(FROM).breakdown(ALL, Extent.ALL);

        assertThatIllegalArgumentException().isThrownBy(() -> breakdown.page(-1, 10));
    }
}
