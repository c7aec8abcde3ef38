package luoshi.lens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import luoshi.database.DatabaseAccess;
import luoshi.engine.coverage.Cell;
import luoshi.engine.coverage.CoverageQuery;
import luoshi.ledger.Sealing;
import luoshi.support.Station;
import luoshi.support.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

// Long because what is taken and each kind of file that is not stand together.
/** What a start takes from the evidence snapshot, and what it does not. */
@ExtendWith(OutputCaptureExtension.class)
class KeptEvidenceIntegrationTests {
    static final LocalDate TODAY = LocalDate.of(2026, 10, 2);

    private static final String ENTRY =
            "insert into ledger.entry (at, actor_name, action, entity, body) values (clock_timestamp(), '试', 'Tried', 'rule', '{}') returning seq";

    @TempDir
    Path folder;

    final DatabaseAccess access = TestDatabase.fresh();
    final Station world = new Station(access);
    final long person = world.officer("043217", "郑某", world.patrol);
    final long duty = world.duty("D-1", "每月一次", "PERFORM", "PERSON", "MONTHLY", "ACT,RECORD,DOCUMENT");
    final JdbcTemplate owner = new JdbcTemplate(access.source(access.owner()));

    @Test
    void goesOnFromWhereItStopped() throws SQLException {
        for (var month = 1; month <= 6; month++) {
            evidence(owner, "2026-%02d-10".formatted(month));
        }
        keep(access);

        evidence(owner, "2026-08-10");
        withdraw(owner, "2026-03-10");

        assertThat(afterStart(access, true)).isEqualTo(fresh(access));
    }

    @Test
    void isTheSameAfterStartingAgainAndAgain() throws Exception {
        evidence(owner, "2026-01-10");
        for (var month = 2; month <= 8; month++) {
            keep(access);
            evidence(owner, "2026-%02d-10".formatted(month));
            assertThat(afterStart(access, true)).isEqualTo(fresh(access));
            Files.deleteIfExists(month % 3 == 0 ? file() : folder.resolve("none"));
            assertThat(afterStart(access, month % 3 != 0)).isEqualTo(fresh(access));
        }
    }

    @Test
    void bearsASequenceThatCommitsLate() throws SQLException {
        try (var service = service(access);
                var late = access.source(access.owner()).getConnection()) {
            late.setAutoCommit(false);
            evidence(owner, "2026-01-10");
            service.current.latest();
            var slow = new JdbcTemplate(new SingleConnectionDataSource(late, true));
            evidence(slow, "2026-02-10");
            for (var i = 0; i < 40; i++) {
                evidence(owner, "2026-03-10");
            }
            Sealing.seal(access);
            service.tending.tend();
            assertThat(file()).doesNotExist();

            late.commit();
            var before = service.current.latest();
            Sealing.seal(access);
            assertThat(service.kept.write(before)).isTrue();
        }

        assertThat(afterStart(access, true)).isEqualTo(fresh(access));
    }

    @Test
    void waitsUntilTheChainIsSealedOverWhatItHolds() throws SQLException {
        Sealing.seal(access);
        evidence(owner, "2026-01-10");
        try (var service = service(access)) {
            service.tending.tend();
            assertThat(file()).doesNotExist();

            Sealing.seal(access);
            service.tending.tend();
            assertThat(file()).exists();
        }
    }

    @Test
    void keepsTheFileToTheOwner() throws Exception {
        keep(access);

        assertThat(Files.getPosixFilePermissions(file())).hasSize(2);
    }

    @Nested
    class ReadsEverythingFromTheDatabaseWhen {
        @Test
        void thereIsNothingInTheFile(CapturedOutput said) throws Exception {
            spoil(bytes -> new byte[0]);

            refused(said, "it is no evidence snapshot");
        }

        @Test
        void theFileIsSomethingElse(CapturedOutput said) throws Exception {
            spoil(bytes -> "第一条　为了规范".repeat(50).getBytes());

            refused(said, "it is no evidence snapshot");
        }

        @Test
        void theEndIsMissing(CapturedOutput said) throws Exception {
            spoil(bytes -> Arrays.copyOf(bytes, bytes.length - 20));

            refused(said, "its end is missing");
        }

        @Test
        void theSecondHalfWasNeverWritten(CapturedOutput said) throws Exception {
            spoil(bytes -> {
                Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0);
                return bytes;
            });

            refused(said, "it is damaged");
        }

        @Test
        void aBitIsFlipped(CapturedOutput said) throws Exception {
            spoil(bytes -> {
                bytes[bytes.length - 60] ^= 4;
                return bytes;
            });

            refused(said, "it is damaged");
        }

        @Test
        void aLaterProgramWroteIt(CapturedOutput said) throws Exception {
            spoil(bytes -> {
                var sum = new java.util.zip.CRC32C();
                bytes[12] = 99;
                sum.update(bytes, 12, 8);
                for (var i = 0; i < 4; i++) {
                    bytes[20 + i] = (byte) (sum.getValue() >>> 8 * i);
                }
                return bytes;
            });

            refused(said, "a later version of the program wrote it");
        }

        @Test
        void anotherDatabaseWroteIt(CapturedOutput said) throws Exception {
            evidence(owner, "2026-01-10");
            keep(access);
            var other = TestDatabase.fresh();
            var elsewhere = new Station(other);
            elsewhere.officer("043217", "郑某", elsewhere.patrol);
            elsewhere.duty("D-1", "每月一次", "PERFORM", "PERSON", "MONTHLY", "ACT");

            assertThat(afterStart(other, false)).isEqualTo(fresh(other));
            assertThat(said).contains("it tells of another database, or of a later state of this one");
        }

        @Test
        void anOlderBackupWasBroughtBack() throws Exception {
            evidence(owner, "2026-01-10");
            keep(access);
            var backup = TestDatabase.copyOf(access);
            assertThat(afterStart(backup, true)).isEqualTo(fresh(backup));
            evidence(owner, "2026-02-10");
            Files.delete(file());
            keep(access);

            assertThat(afterStart(backup, false)).isEqualTo(fresh(backup));
            evidence(new JdbcTemplate(backup.source(backup.owner())), "2026-03-10");
            Sealing.seal(backup);

            assertThat(afterStart(backup, false)).isEqualTo(fresh(backup));
            assertThat(afterStart(access, true)).isEqualTo(fresh(access));
        }

        @Test
        void tooMuchCameSince(CapturedOutput said) throws Exception {
            evidence(owner, "2026-01-10");
            keep(access);
            var seq = entry(owner);
            owner.execute("alter table evidence.fact disable trigger user");
            owner.update("""
                    insert into evidence.fact (duty_id, unit_id, person_id, act_at, kind, origin, entered_seq)
                    select ?, ?, ?, timestamptz '2026-02-01T10:00Z' + g * interval '1 second', 'ACT', 'IMPORT', ?
                    from generate_series(1, 200001) g
                    """, duty, world.patrol, person, seq);

            assertThat(afterStart(access, false)).isEqualTo(fresh(access));
            assertThat(said).contains("too much was entered since it was written");
        }

        @Test
        void aDutyTurnedFromPeopleToUnits(CapturedOutput said) throws Exception {
            evidence(owner, "2026-01-10");
            owner.update("update evidence.fact set person_id = null where duty_id = ?", duty);
            keep(access);
            owner.update("update rule.duty_version set subject = 'UNIT' where duty_id = ?", duty);
            entry(owner);

            assertThat(afterStart(access, false)).isEqualTo(fresh(access));
            assertThat(said).contains("a duty has changed from people to units or back");
        }

        private void refused(CapturedOutput said, String why) throws SQLException {
            assertThat(afterStart(access, false)).isEqualTo(fresh(access));
            assertThat(said)
                    .containsOnlyOnce("evidence.snapshot not used, everything is read from the database: " + why);
        }

        private void spoil(java.util.function.UnaryOperator<byte[]> how) throws Exception {
            evidence(owner, "2026-01-10");
            evidence(owner, "2026-04-10");
            keep(access);
            Files.write(file(), how.apply(Files.readAllBytes(file())));
        }
    }

    @Test
    void readsEvidenceOfADutyThatIsNew() throws SQLException {
        var other = world.duty("D-2", "每月再一次", "PERFORM", "PERSON", "MONTHLY", "ACT");
        owner.update("delete from rule.duty_version where duty_id = ?", other);
        fact(owner, "2026-05-10", other, entry(owner));
        keep(access);
        owner.update(
                "insert into rule.duty_version (duty_id, clause_version_id, kind, subject, cadence, accepts) select ?, clause_version_id, kind, subject, cadence, accepts from rule.duty_version where duty_id = ?",
                other,
                duty);
        entry(owner);

        assertThat(afterStart(access, true)).isEqualTo(fresh(access));
    }

    @Test
    void worksWithoutAPlaceToWrite(CapturedOutput said) throws Exception {
        Files.writeString(folder.resolve("blocked"), "");
        evidence(owner, "2026-01-10");
        Sealing.seal(access);
        try (var service = new ServiceOverDatabase(access, TODAY, folder.resolve("blocked"))) {
            service.tending.tend();
            service.tending.tend();

            assertThat(cells(service)).isEqualTo(fresh(access));
        }
        assertThat(said).containsOnlyOnce("evidence.snapshot not written, a start will read more from the database");
    }

    @Test
    void removesWhatAKilledProgramLeft() throws Exception {
        var part = Files.writeString(folder.resolve("evidence.snapshot.1.part"), "half");

        keep(access);

        assertThat(part).doesNotExist();
    }

    /** Runs a node until it has written the snapshot. */
    private void keep(DatabaseAccess where) throws SQLException {
        try (var service = service(where)) {
            service.current.latest();
            Sealing.seal(where);
            service.tending.tend();
        }
    }

    private ServiceOverDatabase service(DatabaseAccess where) {
        return new ServiceOverDatabase(where, TODAY, folder);
    }

    /** What a node says that starts with the snapshot, and that it used it or not. */
    private List<Cell> afterStart(DatabaseAccess where, boolean used) {
        try (var service = service(where)) {
            var cells = cells(service);
            assertThat(service.kept.pieces() >= 0).as("snapshot used").isEqualTo(used);
            return cells;
        }
    }

    private static List<Cell> fresh(DatabaseAccess where) {
        try (var service = new ServiceOverDatabase(where, TODAY)) {
            return cells(service);
        }
    }

    private static List<Cell> cells(ServiceOverDatabase service) {
        var cells =
                service.coverage.at(TODAY).cells(CoverageQuery.all(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1)));
        assertThat(cells).isNotEmpty();
        return cells;
    }

    private Path file() {
        return folder.resolve("evidence.snapshot");
    }

    private void evidence(JdbcTemplate through, String day) {
        fact(through, day, duty, entry(through));
    }

    private void fact(JdbcTemplate through, String day, long of, long seq) {
        through.update("""
                insert into evidence.fact (duty_id, unit_id, person_id, act_at, kind, origin, entered_seq)
                values (?, ?, ?, ?::timestamptz, 'ACT', 'HAND', ?)
                """, of, world.patrol, person, day + "T10:00+08:00", seq);
    }

    private static void withdraw(JdbcTemplate through, String day) {
        through.update(
                "update evidence.fact set withdrawn_seq = ?, withdrawal_reason = '记错了' where act_at = ?::timestamptz",
                entry(through),
                day + "T10:00+08:00");
    }

    private static long entry(JdbcTemplate through) {
        return Objects.requireNonNull(through.queryForObject(ENTRY, Long.class));
    }
}
