package luoshi.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import luoshi.Luoshi;
import luoshi.database.DatabaseAccess;
import luoshi.database.FolderDatabase;
import luoshi.database.Migrations;
import luoshi.kernel.Acting;
import luoshi.supervision.RecordCheck.Answer;
import luoshi.supervision.RecordCheck.Fault;
import luoshi.support.Rate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What recording a check with a finding costs: prints the figures of docs/performance.md. Waits for the disk. */
@Tag("long")
class CheckFiguresIntegrationTests {
    private static final int SECONDS = Integer.getInteger("luoshi.figures.seconds", 20);

    /** Until the program has followed every finding of the warming up. */
    private static final long CATCH_UP_MILLIS = 40_000;

    @TempDir
    Path folder;

    @Test
    void recordsAFindingDurably() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var data = folder.resolve("data");
        var day = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1);
        Checkers people;
        try (var database = FolderDatabase.open(data)) {
            Migrations.run(database.access());
            people = new Checkers(database.access(), day);
            people.world
                    .owner
                    .sql("create table public.plain (id bigint generated always as identity, seen text)")
                    .update();
            people.world.owner.sql("grant insert on public.plain to luoshi_app").update();
        }
        try (var context = new SpringApplicationBuilder(Luoshi.class)
                .run("--server.port=0", "--server.address=127.0.0.1", "--luoshi.data=" + data)) {
            var recording = context.getBean(RecordingChecks.class);
            var checkers = List.of(people.asChief(), people.asDeputy(), people.asInspector());
            Rate.Write record = number -> {
                var checker = checkers.get(number % checkers.size());
                Acting.as(
                        checker,
                        () -> assertThat(recording.handle(checker, check(people, day, number)))
                                .isInstanceOf(CheckOutcome.Recorded.class));
            };
            var next = new AtomicInteger(1_000_000);
            var sql = context.getBean(JdbcClient.class);
            var transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
            Rate.Write plain = number -> Acting.as(
                    people.asChief(),
                    () -> transaction.execute(status -> sql.sql("insert into public.plain (seen) values ('接班人没有签字')")
                            .update()));

            System.out.printf("%d writers at once: plain %.0f/s%n", Rate.WRITERS, Rate.atOnce(plain));
            for (var warm = 0; warm < 3; warm++) {
                System.out.printf(
                        "%d writers at once: checks %.0f/s%n",
                        Rate.WRITERS, Rate.atOnce(number -> record.run(next.incrementAndGet())));
                analyze(context.getBean(DatabaseAccess.class));
            }
            Thread.sleep(CATCH_UP_MILLIS);
            Rate.say("plain insert", Rate.write(plain, SECONDS, 100_000));
            Rate.say("a check with a finding, all of it", Rate.write(record, SECONDS, 100_000));

            assertThat(context.getBean("readerJdbcClient", JdbcClient.class)
                            .sql("select count(*) from supervision.finding")
                            .query(Long.class)
                            .single())
                    .isGreaterThan(SECONDS);
        }
    }

    /** What the database does by itself within a minute of the first writes. */
    private static void analyze(DatabaseAccess access) {
        JdbcClient.create(access.source(access.owner())).sql("analyze").update();
    }

    private static RecordCheck check(Checkers people, LocalDate day, int number) {
        return new RecordCheck(
                people.world.patrol,
                people.world.area,
                VisitKind.DIRECTED,
                false,
                day,
                LocalTime.of(10, 0),
                people.head,
                null,
                List.of(new Answer(
                        people.clause,
                        ClauseAnswer.NOT_COMPLIANT,
                        people.officer,
                        false,
                        "",
                        new Fault("接班人没有签字", "交接台 " + number, "", 1, null),
                        List.of())),
                List.of(),
                Checkers.once());
    }
}
