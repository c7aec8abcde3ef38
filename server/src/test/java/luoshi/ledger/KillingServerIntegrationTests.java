package luoshi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import luoshi.database.DatabaseAccess;
import luoshi.database.FolderDatabase;
import luoshi.database.Migrations;
import luoshi.kernel.Role;
import luoshi.support.SignIns;
import luoshi.support.Station;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever is told that it is written finds it there, once, however often the machine fails: the program, and in every
 * third round its database, is killed while several people write.
 */
class KillingServerIntegrationTests {
    private static final int ROUNDS = Integer.getInteger("luoshi.kills", 20);
    private static final long SEED = Long.getLong("luoshi.seed", 20_261_125);
    private static final int LANES = 2;
    private static final int WRITERS = 4;
    private static final String CLASS_PATH = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(part -> !part.contains("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));

    /** Small and quickly there: nothing of it lives long enough to be worth optimising. */
    private static final List<String> FLAGS = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED");

    @TempDir
    Path folder;

    /** Two stations fail independently of each other: starting needs one processor, and the machine has two. */
    @Test
    void keepsEveryAcknowledgedWriteOnceThroughEveryKill() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var began = System.nanoTime();
        var lanes = new ArrayList<Lane>();
        try (var threads = Executors.newFixedThreadPool(LANES)) {
            var running = new ArrayList<Future<Lane>>();
            for (var number = 0; number < LANES; number++) {
                var lane = new Lane(Files.createDirectory(folder.resolve("lane" + number)), SEED + number);
                running.add(threads.submit(() -> lane.run((ROUNDS + LANES - 1) / LANES)));
            }
            for (var lane : running) {
                lanes.add(lane.get());
            }
        }
        System.out.printf(
                "seed %d: %d kills in %.0f s, a start takes %.1f s; %d writes acknowledged of %d tried%n",
                SEED,
                ROUNDS,
                (System.nanoTime() - began) / 1e9,
                lanes.stream().mapToLong(lane -> lane.starting).sum() / 1e9 / (ROUNDS + LANES),
                lanes.stream().mapToInt(lane -> lane.acknowledged.size()).sum(),
                lanes.stream().mapToInt(lane -> lane.tried.size()).sum());
    }

    /** One data folder with its program, killed again and again. */
    private static final class Lane {
        private final Set<String> tried = ConcurrentHashMap.newKeySet();
        private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        private final Set<String> refused = ConcurrentHashMap.newKeySet();
        private final Path data;
        private final long seed;
        private final Random random;
        private String username = "";
        private long duty;
        private long starting;

        Lane(Path folder, long seed) throws IOException {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            this.data = folder.resolve("data");
            this.seed = seed;
            this.random = new Random(seed);
        }

        Lane run(int rounds) throws Exception {
            hasAStation();
            for (var round = 0; round < rounds; round++) {
                writeUntilKilled(start(), round);
            }
            try (var server = start();
                    var database = FolderDatabase.open(data);
                    var reader = connect(database.access().reader(), database.access())) {
                await().atMost(Duration.ofSeconds(30)).until(() -> unsealed(reader) == 0);
                var found = VerifyingLedger.verify(
                        database.access().source(database.access().reader()));
                var written = written(reader);

                assertThat(found.breaks()).as("seed " + seed).isEmpty();
                assertThat(found.sealed()).isEqualTo(found.entries());
                assertThat(written.keySet()).as("seed " + seed).containsAll(acknowledged);
                assertThat(tried).containsAll(written.keySet());
                assertThat(written.values()).as("seed " + seed).allMatch(times -> times == 1);
                assertThat(entries(reader)).isEqualTo(written.size());
                assertThat(refused).isEmpty();
                assertThat(acknowledged).hasSizeGreaterThan(rounds * WRITERS);
            }
            return this;
        }

        private KilledServer start() throws Exception {
            var began = System.nanoTime();
            var server = KilledServer.start(data, CLASS_PATH, FLAGS);
            starting += System.nanoTime() - began;
            return server;
        }

        /** Several people write, one after the other each, until the program is gone. */
        private void writeUntilKilled(KilledServer server, int round) throws Exception {
            server.signIn(username, SignIns.PASSWORD);
            try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var writer = 0; writer < WRITERS; writer++) {
                    var name = round + "-" + writer + "-";
                    writers.submit(() -> {
                        for (var n = 0; write(server, name + n); n++) {}
                    });
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300 + random.nextInt(700)));
                server.kill(round % 3 == 2);
            }
        }

        /** Writes once and remembers whether that was acknowledged; false when there is no server any more. */
        private boolean write(KilledServer server, String name) {
            tried.add(name);
            HttpResponse<String> answer;
            try {
                answer = server.post("/evidence", form(name));
            } catch (IOException gone) {
                return false;
            } catch (Exception other) {
                throw new IllegalStateException(other);
            }
            if (answer.statusCode() == 303
                    && answer.headers().firstValue("Location").orElse("").contains("done=recorded")) {
                acknowledged.add(name);
            } else if (answer.statusCode() < 500) {
                refused.add(answer.statusCode() + " " + name);
            }
            // Once the database is gone the program says so, and is killed a moment later.
            return answer.statusCode() < 500;
        }

        private Map<String, String> form(String name) {
            return Map.of(
                    "duty",
                    Long.toString(duty),
                    "day",
                    LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1).toString(),
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
        }

        /** What is there before the first start, each transaction with an entry, so that the chain can be whole. */
        private void hasAStation() throws Exception {
            try (var database = FolderDatabase.open(data)) {
                Migrations.run(database.access());
                var world = new Station(database.access());
                var officer = world.officer(world.number(1), "郑某", world.patrol);
                duty = world.duty("K-" + world.mark, "交接班签字", "PERFORM", "PERSON", "MONTHLY", "ACT,RECORD");
                username = SignIns.add(database.access(), Role.OFFICER, world.patrol, officer, "郑某");
                world.owner.sql("""
                                insert into ledger.entry (at, actor_name, action, entity, body, xid, opens)
                                select now(), 'luoshi', 'SampleDayRecorded', 'sample', '{}', c.xid, true from ledger.change c
                                where not exists (select from ledger.entry e where e.xid = c.xid and e.opens) group by c.xid
                                """).update();
            }
        }
    }

    /** How often each name was written. */
    private static Map<String, Integer> written(Connection reader) throws SQLException {
        var written = new HashMap<String, Integer>();
        try (var statement = reader.createStatement();
                var row = statement.executeQuery("select note, count(*) from evidence.fact group by note")) {
            while (row.next()) {
                written.put(row.getString(1), row.getInt(2));
            }
        }
        return written;
    }

    private static long entries(Connection reader) throws SQLException {
        return number(reader, "select count(*) from ledger.entry where action = 'EvidenceRecorded'");
    }

    private static long unsealed(Connection reader) throws SQLException {
        return number(
                reader,
                "select count(*) from ledger.entry e where not exists (select from ledger.link l where l.seq = e.seq)");
    }

    private static long number(Connection reader, String query) throws SQLException {
        try (var statement = reader.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Connection connect(DatabaseAccess.Login login, DatabaseAccess access) throws SQLException {
        return access.source(login).getConnection();
    }
}
