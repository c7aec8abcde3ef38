package luoshi.lens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import luoshi.database.DatabaseAccess;
import luoshi.database.FolderDatabase;
import luoshi.database.Migrations;
import luoshi.engine.coverage.Cell;
import luoshi.engine.coverage.CoverageQuery;
import luoshi.kernel.Role;
import luoshi.ledger.KilledServer;
import luoshi.support.SignIns;
import luoshi.support.Station;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A node is killed while people record evidence, and again while it writes its evidence snapshot; what it says of coverage
 * afterwards, with what is left of the snapshot, is what the database says.
 */
class KilledNodeIntegrationTests {
    private static final int ROUNDS = Integer.getInteger(
            "luoshi.kills", System.getProperty("luoshi.left-out", "long").isEmpty() ? 9 : 3);
    private static final long SEED = Long.getLong("luoshi.seed", 20_261_129);
    /** So many that writing them takes a moment in which one can kill. */
    private static final int BEFORE = 400_000;
    /** So many more that they are worth writing anew. */
    private static final int MORE = 25_000;

    private static final int PEOPLE = 1_000;

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final CoverageQuery ALL = CoverageQuery.all(LocalDate.of(2020, 1, 1), LocalDate.of(2040, 1, 1));
    private static final List<String> FLAGS =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");
    private static final String CLASS_PATH = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(part -> !part.contains("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));

    @TempDir
    Path folder;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Random random = new Random(SEED);
    private String username = "";
    private long duty;
    private long old;
    private long first;
    private long patrol;

    @Test
    void saysWhatTheDatabaseSaysAfterEveryKill() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var data = folder.resolve("data");
        hasAStation(data);
        var halfWritten = 0;
        var used = 0;
        for (var round = 0; round < ROUNDS; round++) {
            recordUntilKilled(KilledServer.start(data, CLASS_PATH, FLAGS), data, round);
            halfWritten += parts(data) > 0 ? 1 : 0;
            used += comparesWithTheDatabase(data, round) ? 1 : 0;
        }
        System.out.printf(
                "seed %d: %d kills, %d of them while the snapshot was written, %d starts from it; %d writes acknowledged%n",
                SEED, ROUNDS, halfWritten, used, acknowledged.size());
        assertThat(halfWritten).isPositive();
        assertThat(used).isPositive();
        assertThat(acknowledged).isNotEmpty();
    }

    /** In every third round as soon as the snapshot is being written, else at any moment. */
    private void recordUntilKilled(KilledServer server, Path data, int round) throws Exception {
        server.signIn(username, SignIns.PASSWORD);
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var writer = 0; writer < 3; writer++) {
                var name = round + "-" + writer + "-";
                writers.submit(() -> {
                    for (var n = 0; record(server, name + n); n++) {}
                });
            }
            if (round % 3 == 0) {
                writers.submit(() -> enter(data, MORE));
                var limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
                while (parts(data) == 0 && System.nanoTime() < limit) {
                    LockSupport.parkNanos(500_000);
                }
            } else {
                LockSupport.parkNanos(
                        Duration.ofMillis(2_000 + random.nextInt(4_000)).toNanos());
            }
            server.kill(round % 2 == 1);
        }
    }

    private boolean record(KilledServer server, String name) {
        var form = Map.of(
                "duty",
                Long.toString(duty),
                "day",
                TODAY.minusDays(1).toString(),
                "time",
                "21:40",
                "kind",
                "ACT",
                "quantity",
                "1",
                "note",
                name,
                "once",
                "kill-" + name);
        try {
            var answer = server.post("/evidence", form);
            if (answer.statusCode() == 303
                    && answer.headers().firstValue("Location").orElse("").contains("done=recorded")) {
                acknowledged.add(name);
            }
            return answer.statusCode() < 500;
        } catch (IOException gone) {
            return false;
        } catch (Exception other) {
            throw new IllegalStateException(other);
        }
    }

    /** Whether a start used the snapshot. */
    private boolean comparesWithTheDatabase(Path data, int round) {
        try (var database = FolderDatabase.open(data)) {
            var access = database.access();
            var owner = new JdbcTemplate(access.source(access.owner()));
            var noted = owner.queryForList("select note from evidence.fact where origin <> 'IMPORT'", String.class);
            var all = owner.queryForObject("select count(*) from evidence.fact", Integer.class);
            assertThat(noted).doesNotHaveDuplicates().containsAll(acknowledged);
            try (var started = new ServiceOverDatabase(access, TODAY, data);
                    var fresh = new ServiceOverDatabase(access, TODAY)) {
                var context = "seed %d, round %d".formatted(SEED, round);
                var cells = cells(started);
                var used = started.kept.pieces() >= 0;
                assertThat(started.current.latest().index().evidence().size())
                        .as(context)
                        .isEqualTo(all);
                assertThat(cells).as(context).isEqualTo(cells(fresh));
                if (round == ROUNDS - 1) {
                    assertThat(new HashSet<>(cells)).as(context).isEqualTo(new HashSet<>(expected(access, fresh)));
                }
                return used;
            }
        }
    }

    private static List<Cell> expected(DatabaseAccess access, ServiceOverDatabase fresh) {
        var source = new org.springframework.jdbc.datasource.DriverManagerDataSource(
                access.url(), access.owner().user(), access.owner().password());
        var sql = new JdbcTemplate(source);
        // The old pieces are of no duty that binds anybody today, and the oracle takes them one by one.
        sql.execute("alter table evidence.fact disable trigger user");
        sql.update("delete from evidence.fact where origin = 'IMPORT'");
        var known = fresh.current.latest();
        return new Oracle(sql).cells(TODAY, Long.MAX_VALUE, known.first(), known.end(), null);
    }

    private static List<Cell> cells(ServiceOverDatabase service) {
        var cells = service.coverage.at(TODAY).cells(ALL);
        assertThat(cells).isNotEmpty();
        return cells;
    }

    private static int parts(Path data) throws IOException {
        try (var parts = Files.newDirectoryStream(data, "evidence.snapshot.*.part")) {
            var found = 0;
            for (var part : parts) {
                found++;
            }
            return found;
        }
    }

    private void hasAStation(Path data) {
        try (var database = FolderDatabase.open(data)) {
            Migrations.run(database.access());
            var world = new Station(database.access());
            var officer = world.officer(world.number(1), "郑某", world.patrol);
            duty = world.duty("K-" + world.mark, "交接班签字", "PERFORM", "PERSON", "MONTHLY", "ACT,RECORD");
            var old = world.duty("O-" + world.mark, "从前的", "PERFORM", "PERSON", "MONTHLY", "ACT");
            username = SignIns.add(database.access(), Role.OFFICER, world.patrol, officer, "郑某");
            world.owner
                    .sql("update rule.duty_version set scope_staff = '{AUXILIARY}' where duty_id = :old")
                    .param("old", old)
                    .update();
            this.old = old;
            first = world.owner
                    .sql("""
                            with added as (insert into organisation.person (number, name, staff, joined)
                                select 'K' || g, '某', 'OFFICER', '2023-01-01' from generate_series(1, :people) g returning id)
                            select min(id) from added
                            """)
                    .param("people", PEOPLE)
                    .query(Long.class)
                    .single();
            this.patrol = world.patrol;
        }
        enter(data, BEFORE);
    }

    /** Enters pieces that fill nothing, as an import would. */
    private void enter(Path data, int pieces) {
        try (var database = FolderDatabase.open(data)) {
            var owner =
                    new JdbcTemplate(database.access().source(database.access().owner()));
            owner.execute("alter table evidence.fact disable trigger user");
            owner.update("""
                    with entry as (insert into ledger.entry (at, actor_name, action, entity, body)
                        values (now(), '试', 'Imported', 'evidence', '{}') returning seq)
                    insert into evidence.fact (duty_id, unit_id, person_id, act_at, kind, origin, entered_seq)
                    select ?, ?, ? + g % ?, now() - interval '100 days' + g * interval '1 second', 'ACT', 'IMPORT', seq
                    from entry, generate_series(1, ?) g
                    """, old, patrol, first, PEOPLE, pieces);
            owner.execute("alter table evidence.fact enable trigger user");
        }
    }
}
