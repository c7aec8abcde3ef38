package luoshi.lens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import luoshi.Luoshi;
import luoshi.database.DatabaseAccess;
import luoshi.database.FolderDatabase;
import luoshi.database.Migrations;
import luoshi.evidence.EvidenceKind;
import luoshi.evidence.EvidenceOutcome;
import luoshi.evidence.RecordEvidence;
import luoshi.evidence.RecordingEvidence;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import luoshi.support.Browsing;
import luoshi.support.Rate;
import luoshi.support.SignIns;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** How long 全面 of a whole city takes while evidence is being entered: prints the figures of docs/performance.md. */
@Tag("long")
class CoveragePageFiguresIntegrationTests {
    private static final int STATIONS = Integer.getInteger("luoshi.stations", 300);
    private static final int PEOPLE = Integer.getInteger("luoshi.people", 20_000);
    private static final int CLAUSES = Integer.getInteger("luoshi.clauses", 1_000);
    private static final long ACTS = Long.getLong("luoshi.acts", 34_500_000);
    private static final int SECONDS = Integer.getInteger("luoshi.figures.seconds", 30);
    private static final int READS = 100;
    private static final int WRITES = 50;

    @TempDir
    Path folder;

    @Test
    void asksForTheWholeCityWhileEvidenceComes() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var data = folder.resolve("data");
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        CityWorld city;
        try (var database = FolderDatabase.open(data)) {
            Migrations.run(database.access());
            var began = System.nanoTime();
            city = new CityWorld(database.access(), STATIONS, PEOPLE, CLAUSES, ACTS, today);
            System.out.printf("city written in %.0f s%n", (System.nanoTime() - began) / 1e9);
        }
        try (var context = new SpringApplicationBuilder(Luoshi.class)
                .run("--server.port=0", "--server.address=127.0.0.1", "--luoshi.data=" + data)) {
            var began = System.nanoTime();
            var coverage = context.getBean(CoverageService.class);
            coverage.head();
            System.out.printf("index of %d acts known after %.0f s%n", ACTS, (System.nanoTime() - began) / 1e9);
            // The next month and the snapshot: what is done while nobody asks is over.
            context.getBean(TendingCoverage.class).tend();
            System.out.printf("quiet after %.0f s%n", (System.nanoTime() - began) / 1e9);
            var port = ((WebServerApplicationContext) context).getWebServer().getPort();
            var access = context.getBean(DatabaseAccess.class);
            var recording = context.getBean(RecordingEvidence.class);
            Rate.Write write = number -> record(recording, city, today, number);
            var readers = readers(port, access, city);
            for (var whose : List.of("city", "bureau", "station")) {
                var them = readers.stream()
                        .filter(reader -> reader.whose.equals(whose))
                        .toList();
                Rate.Write read = number -> them.get(number % them.size()).read();
                Rate.run(20, read, 10, 0);
                Rate.say(whose + ", nobody writes", Rate.run(50, read, 10, 0));
            }
            for (var round = 0; round < 3; round++) {
                together(readers, write, round * 1_000_000);
            }
        }
    }

    private static void together(List<Reader> readers, Rate.Write write, int from) throws Exception {
        try (var other = Executors.newSingleThreadExecutor()) {
            var written = other.submit(() -> Rate.run(WRITES, write, SECONDS, from));
            Rate.say(
                    "reads of all",
                    Rate.run(
                            READS,
                            number -> readers.get(number % readers.size()).read(),
                            SECONDS,
                            0));
            Rate.say(WRITES, "writes beside them", written.get());
        }
    }

    private record Reader(String whose, Browsing browsing) {
        void read() {
            assertThat(browsing.get("/coverage").statusCode()).isEqualTo(200);
        }
    }

    private static List<Reader> readers(int port, DatabaseAccess access, CityWorld city) {
        var readers = new ArrayList<Reader>();
        for (var n = 0; n < 4; n++) {
            readers.add(new Reader("city", SignIns.visitor(port, access, Role.INSPECTOR, 1, null, "督察" + n)));
            readers.add(new Reader(
                    "bureau", SignIns.visitor(port, access, Role.INSPECTOR, city.bureau(n), null, "分局" + n)));
            for (var s = 0; s < 2; s++) {
                var station = city.station(n * 50 + s * 7);
                readers.add(new Reader("station", SignIns.visitor(port, access, Role.CHIEF, station, null, "所长" + n)));
            }
        }
        return readers;
    }

    private static void record(RecordingEvidence recording, CityWorld city, LocalDate today, int number) {
        var person = 1 + Math.floorMod(number * 7919L, (long) city.people);
        var unit = city.unitOf(person);
        var actor = new Actor(1, person, "民警" + person, Role.OFFICER, unit, List.of(), List.of(), List.of(unit));
        Acting.as(
                actor,
                () -> assertThat(recording.record(
                                actor,
                                new RecordEvidence(
                                        1 + number % CLAUSES,
                                        null,
                                        null,
                                        today.minusDays(1),
                                        LocalTime.of(10, 0),
                                        EvidenceKind.ACT,
                                        1,
                                        false,
                                        "已办理",
                                        "once-" + number)))
                        .isInstanceOf(EvidenceOutcome.Done.class));
    }
}
