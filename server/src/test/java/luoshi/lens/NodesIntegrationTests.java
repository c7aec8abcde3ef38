package luoshi.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import luoshi.database.DatabaseAccess;
import luoshi.engine.coverage.Cell;
import luoshi.engine.coverage.CoverageQuery;
import luoshi.ledger.Sealing;
import luoshi.support.Station;
import luoshi.support.TestDatabase;
import luoshi.support.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Two nodes on one database give equal answers, whatever becomes of one of them. */
class NodesIntegrationTests {
    private static final int UPDATES = Integer.getInteger("luoshi.updates", 1_200);
    private static final long SEED = Long.getLong("luoshi.seed", 20_261_129L);
    private static final LocalDate TODAY = StationWorld.LAST.minusDays(40);
    private static final CoverageQuery ALL = CoverageQuery.all(LocalDate.of(2020, 1, 1), LocalDate.of(2040, 1, 1));

    @TempDir
    Path folder;

    private final DatabaseAccess access = TestDatabase.fresh();
    private final int port =
            URI.create(access.url().substring("jdbc:".length())).getPort();

    /**
     * One node lives through a history of changes of all kinds. The other loses its database now and then, is stopped and
     * goes on from its snapshot, or is killed and goes on from an older one.
     */
    @Test
    void tellTheSameThroughStopsAndCuts() throws Exception {
        var dice = new SplittableRandom(SEED);
        try (var world = new StationWorld(access, SEED, StationWorld.STATION);
                var wire = new Wire(port);
                var steady = new ServiceOverDatabase(access, TODAY)) {
            var oracle = new Oracle(world.sql);
            var changes = new RandomUpdates(world);
            var other = other(wire);
            var fromSnapshot = 0;
            world.commit();
            for (var done = 1; done <= UPDATES; done++) {
                changes.next();
                if (dice.nextInt(10) == 0) {
                    world.commit();
                    (dice.nextBoolean() ? steady : other).coverage.head();
                }
                if (done % 60 == 0) {
                    world.commit();
                    switch (dice.nextInt(3)) {
                        case 0 ->
                            cutOff(other, wire, () -> {
                                changes.next();
                                world.commit();
                            });
                        case 1 -> keep(other);
                        default -> {
                            other.close();
                            other = other(wire);
                            other.coverage.head();
                            fromSnapshot += other.kept.pieces() >= 0 ? 1 : 0;
                        }
                    }
                    var asOf = StationWorld.FIRST.plusDays(dice.nextInt(300));
                    var context = "seed %d after %d updates, as of %s".formatted(SEED, done, asOf);
                    assertThat(cells(other, asOf, ALL)).as(context).isEqualTo(cells(steady, asOf, ALL));
                    var duties = List.of(world.any(world.duties), world.any(world.duties));
                    var expected = oracle.cells(asOf, Long.MAX_VALUE, StationWorld.FIRST, StationWorld.LAST, duties);
                    world.commit();
                    assertThat(new HashSet<>(cells(other, asOf, ALL.duties(Set.copyOf(duties)))))
                            .as(context)
                            .isEqualTo(new HashSet<>(expected));
                }
            }
            other.close();
            assertThat(fromSnapshot).isPositive();
        }
    }

    @Test
    void seeEachCommitInWhateverOrderTheSequencesCome() throws Exception {
        var world = new Station(access);
        var person = world.officer("043217", "郑某", world.patrol);
        var duty = world.duty("D-1", "每月一次", "PERFORM", "PERSON", "MONTHLY", "ACT");
        try (var one = new ServiceOverDatabase(access, StationWorld.LAST.plusMonths(3));
                var other = new ServiceOverDatabase(access, StationWorld.LAST.plusMonths(3));
                var earlier = access.source(access.owner()).getConnection();
                var later = access.source(access.owner()).getConnection()) {
            earlier.setAutoCommit(false);
            later.setAutoCommit(false);
            for (var n = 1; n <= 4; n++) {
                enter(new JdbcTemplate(new SingleConnectionDataSource(earlier, true)), duty, world, person, 2 * n - 1);
                enter(new JdbcTemplate(new SingleConnectionDataSource(later, true)), duty, world, person, 2 * n);
                (n % 2 == 0 ? earlier : later).commit();
                assertThat(strong(one)).isEqualTo(strong(other)).isEqualTo(2 * n - 1);
                (n % 2 == 0 ? later : earlier).commit();
                assertThat(strong(other)).isEqualTo(strong(one)).isEqualTo(2 * n);
            }
        }
    }

    private static void enter(JdbcTemplate through, long duty, Station world, long person, int month) {
        var seq = through.queryForObject(CoverageServiceIntegrationTests.ENTRY, Long.class, "evidence");
        through.update(
                """
                insert into evidence.fact (duty_id, unit_id, person_id, act_at, kind, origin, entered_seq)
                values (?, ?, ?, ?::timestamptz, 'ACT', 'HAND', ?)
                """,
                duty,
                world.patrol,
                person,
                "2026-%02d-10T10:00+08:00".formatted(month),
                Objects.requireNonNull(seq));
    }

    /** Acts that fill a cell. */
    private static int strong(ServiceOverDatabase service) {
        return cells(service, StationWorld.LAST.plusMonths(3), ALL).stream()
                .mapToInt(Cell::strong)
                .sum();
    }

    private interface Change {
        void make() throws SQLException;
    }

    private static void cutOff(ServiceOverDatabase node, Wire wire, Change meanwhile) throws IOException, SQLException {
        wire.cut();
        assertThat(catchThrowable(node.coverage::head)).isNotNull();
        meanwhile.make();
        assertThat(catchThrowable(node.coverage::head)).isNotNull();
        wire.mend();
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> node.coverage.head() > 0);
    }

    private void keep(ServiceOverDatabase node) throws SQLException {
        Sealing.seal(access);
        assertThat(node.kept.write(node.current.latest())).isTrue();
    }

    private ServiceOverDatabase other(Wire wire) {
        var other = new ServiceOverDatabase(access, TODAY, folder);
        other.connectBy(access.url().replace(":" + port + "/", ":" + wire.entrance() + "/"));
        return other;
    }

    private static List<Cell> cells(ServiceOverDatabase service, LocalDate asOf, CoverageQuery query) {
        return service.coverage.at(asOf).cells(query);
    }
}
