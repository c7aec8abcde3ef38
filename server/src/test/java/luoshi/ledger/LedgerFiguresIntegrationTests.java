package luoshi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import luoshi.Luoshi;
import luoshi.database.FolderDatabase;
import luoshi.database.Migrations;
import luoshi.evidence.EvidenceKind;
import luoshi.evidence.EvidenceOutcome;
import luoshi.evidence.RecordEvidence;
import luoshi.evidence.RecordingEvidence;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import luoshi.support.Rate;
import luoshi.support.Station;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the ledger costs, beside what one would take instead: prints the figures of docs/performance.md. Waits for the disk. */
@Tag("long")
class LedgerFiguresIntegrationTests {
    private static final int ENTRIES = Integer.getInteger("luoshi.figures.entries", 200_000);
    private static final int SECONDS = Integer.getInteger("luoshi.figures.seconds", 20);

    /** Each transaction commits a row of a watched table and its entry. */
    private static final String MANY = """
            do $$ begin
                for i in 1..%d loop
                    insert into organisation.area (code, name, name_en) values ('F' || i, '领域 ' || i, 'Area');
                    perform ledger.append(now(), 17, '郑某', 3, 17, 'EvidenceRecorded', 'evidence', i, jsonb_build_object(
                        'duty', i %% 40, 'at', now(), 'kind', 'ACT', 'quantity', 1, 'note', '交接班签字，夜班，值班室'));
                    commit;
                end loop;
            end $$
            """;

    private static final String INSTEAD = """
            create schema instead;
            create table instead.plain as select * from evidence.fact where false;
            create table instead.chained as select *, ''::bytea as hash from evidence.fact where false;
            create table instead.head (hash bytea not null);
            insert into instead.head values (''::bytea);
            create function instead.chain() returns trigger language plpgsql as $$
            declare previous bytea;
            begin
                select hash into previous from instead.head for update;
                new.hash := null;
                new.hash := sha256(previous || convert_to(to_jsonb(new)::text, 'UTF8'));
                update instead.head set hash = new.hash;
                return new;
            end $$;
            create trigger chain before insert on instead.chained for each row execute function instead.chain();
            grant usage on schema instead to luoshi_app;
            grant select, insert, update on all tables in schema instead to luoshi_app;
            """;
    private static final String FACT = """
            insert into %s (%s duty_id, unit_id, person_id, act_at, kind, quantity, night, off_hours, unannounced, origin, origin_key, note, entered_seq)
            values (%s :duty, :unit, :person, now(), 'ACT', 1, false, false, false, 'HAND', gen_random_uuid()::text, '交接班签字', %s)
            """;

    @TempDir
    Path folder;

    @Test
    void sealsAndVerifiesALongChain() throws Exception {
        try (var world = new ChainWorld(folder)) {
            world.sealer().seal();
            world.run("set synchronous_commit = off", MANY.formatted(ENTRIES), "analyze");
            var sealer = world.sealer();
            var sealing = System.nanoTime();
            var sealed = sealer.seal();
            var sealedIn = (System.nanoTime() - sealing) / 1e9;
            for (var time = 0; time < 3; time++) {
                var verifying = System.nanoTime();
                var found = world.verify();
                var verifiedIn = (System.nanoTime() - verifying) / 1e9;
                assertThat(found.breaks()).isEmpty();
                assertThat(found.sealed()).isEqualTo(found.entries());
                System.out.printf(
                        "verified %d entries and %d rows in %.2f s: %.0f entries/s%n",
                        found.sealed(), found.rows(), verifiedIn, found.sealed() / verifiedIn);
            }
            var file = folder.resolve("ledger.txt");
            try (var reader = world.connect(world.access().reader())) {
                ExportedLedger.write(reader, file);
            }
            for (var time = 0; time < 3; time++) {
                var verifying = System.nanoTime();
                var found = ExportedLedger.verify(file);
                var verifiedIn = (System.nanoTime() - verifying) / 1e9;
                assertThat(found.whole()).isTrue();
                System.out.printf(
                        "verified a file of %d entries, %d MB, in %.2f s: %.0f entries/s%n",
                        found.sealed(), Files.size(file) >> 20, verifiedIn, found.sealed() / verifiedIn);
            }
            System.out.printf("sealed %d entries in %.2f s: %.0f entries/s%n", sealed, sealedIn, sealed / sealedIn);
            assertThat(sealed).isEqualTo(ENTRIES);
        }
    }

    @Test
    void recordsDurablyWithAnEntry() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var data = folder.resolve("data");
        Station world;
        long officer;
        long duty;
        try (var database = FolderDatabase.open(data)) {
            Migrations.run(database.access());
            world = new Station(database.access());
            officer = world.officer(world.number(1), "郑某", world.patrol);
            duty = world.duty("K-" + world.mark, "交接班签字", "PERFORM", "PERSON", "MONTHLY", "ACT,RECORD");
            world.owner.sql(INSTEAD).update();
        }
        try (var context = new SpringApplicationBuilder(Luoshi.class)
                .run("--server.port=0", "--server.address=127.0.0.1", "--luoshi.data=" + data)) {
            var recording = context.getBean(RecordingEvidence.class);
            var actor = new Actor(
                    1, officer, "郑某", Role.OFFICER, world.patrol, List.of(), List.of(), List.of(world.patrol));
            var day = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1);
            Rate.Write record = number -> Acting.as(
                    actor,
                    () -> assertThat(recording.record(
                                    actor,
                                    new RecordEvidence(
                                            duty,
                                            null,
                                            null,
                                            day,
                                            LocalTime.of(21, 40),
                                            EvidenceKind.ACT,
                                            1,
                                            false,
                                            "交接班签字",
                                            "f" + number)))
                            .isInstanceOf(EvidenceOutcome.Done.class));
            var sql = JdbcClient.create(context.getBean(DataSource.class));
            var transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
            Rate.Write entry = number -> Acting.as(
                    actor,
                    () -> transaction.execute(status -> {
                        var seq = sql.sql("""
                                select ledger.append(now(), :person, '郑某', :unit, :person, 'EvidenceRecorded', 'evidence', null, '{"kind": "ACT", "quantity": 1}')
                                """)
                                .param("person", officer)
                                .param("unit", world.patrol)
                                .query(Long.class)
                                .single();
                        return insert(sql, "evidence.fact", "", "", seq.toString(), duty, world.patrol, officer);
                    }));
            Rate.Write plain = number -> Acting.as(
                    actor,
                    () -> transaction.execute(
                            status -> insert(sql, "instead.plain", "id,", "1,", "1", duty, world.patrol, officer)));
            Rate.Write chained = number -> Acting.as(
                    actor,
                    () -> transaction.execute(
                            status -> insert(sql, "instead.chained", "id,", "1,", "1", duty, world.patrol, officer)));

            for (var warm = 0; warm < 2; warm++) {
                for (var write : List.of(record, entry, plain, chained)) {
                    Rate.write(write, 5, warm * 10_000);
                }
            }
            var all = new double[][] {
                Rate.write(plain, SECONDS, 100_000),
                Rate.write(chained, SECONDS, 100_000),
                Rate.write(entry, SECONDS, 100_000),
                Rate.write(record, SECONDS, 100_000)
            };
            Rate.say("plain insert", all[0]);
            Rate.say("trigger chain that locks its head", all[1]);
            Rate.say("insert with its entry", all[2]);
            Rate.say("RecordingEvidence, all of it", all[3]);
            System.out.printf(
                    "%d writers at once: plain %.0f/s, trigger chain %.0f/s, with its entry %.0f/s%n",
                    Rate.WRITERS, Rate.atOnce(plain), Rate.atOnce(chained), Rate.atOnce(entry));

            assertThat(Rate.percentile(all[3], 0.5)).as("p50 in ms").isLessThan(40);
        }
    }

    private static int insert(
            JdbcClient sql, String table, String column, String value, String seq, long duty, long unit, long person) {
        return sql.sql(FACT.formatted(table, column, value, seq))
                .param("duty", duty)
                .param("unit", unit)
                .param("person", person)
                .update();
    }
}
