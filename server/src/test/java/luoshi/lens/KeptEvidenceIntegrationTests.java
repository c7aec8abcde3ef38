package luoshi.lens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import luoshi.ledger.Sealing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What a start takes from the evidence snapshot. */
@ExtendWith(OutputCaptureExtension.class)
class KeptEvidenceIntegrationTests {
    @TempDir
    Path folder;

    KeptWorld kept;

    @BeforeEach
    void hasAStation() {
        kept = new KeptWorld(folder);
    }

    @Test
    void goesOnFromWhereItStopped() throws SQLException {
        for (var month = 1; month <= 6; month++) {
            kept.evidence(kept.owner, "2026-%02d-10".formatted(month));
        }
        kept.keep(kept.access);

        kept.evidence(kept.owner, "2026-08-10");
        kept.withdraw(kept.owner, "2026-03-10");

        assertThat(kept.afterStart(kept.access, true)).isEqualTo(kept.fresh(kept.access));
    }

    @Test
    void isTheSameAfterStartingAgainAndAgain() throws Exception {
        kept.evidence(kept.owner, "2026-01-10");
        for (var month = 2; month <= 8; month++) {
            kept.keep(kept.access);
            kept.evidence(kept.owner, "2026-%02d-10".formatted(month));
            assertThat(kept.afterStart(kept.access, true)).isEqualTo(kept.fresh(kept.access));
            Files.deleteIfExists(month % 3 == 0 ? kept.file() : folder.resolve("none"));
            assertThat(kept.afterStart(kept.access, month % 3 != 0)).isEqualTo(kept.fresh(kept.access));
        }
    }

    @Test
    void bearsASequenceThatCommitsLate() throws SQLException {
        try (var service = kept.service(kept.access);
                var late = kept.access.source(kept.access.owner()).getConnection()) {
            late.setAutoCommit(false);
            kept.evidence(kept.owner, "2026-01-10");
            service.current.latest();
            var slow = new JdbcTemplate(new SingleConnectionDataSource(late, true));
            kept.evidence(slow, "2026-02-10");
            for (var i = 0; i < 40; i++) {
                kept.evidence(kept.owner, "2026-03-10");
            }
            Sealing.seal(kept.access);
            service.tending.tend();
            assertThat(kept.file()).doesNotExist();

            late.commit();
            var before = service.current.latest();
            Sealing.seal(kept.access);
            assertThat(service.kept.write(before)).isTrue();
        }

        assertThat(kept.afterStart(kept.access, true)).isEqualTo(kept.fresh(kept.access));
    }

    @Test
    void waitsUntilTheChainIsSealedOverWhatItHolds() throws SQLException {
        Sealing.seal(kept.access);
        kept.evidence(kept.owner, "2026-01-10");
        try (var service = kept.service(kept.access)) {
            service.tending.tend();
            assertThat(kept.file()).doesNotExist();

            Sealing.seal(kept.access);
            service.tending.tend();
            assertThat(kept.file()).exists();
        }
    }

    @Test
    void isNotPutOffByWhatComesWhileItWaits() throws SQLException {
        try (var service = kept.service(kept.access)) {
            kept.evidence(kept.owner, "2026-01-10");
            service.tending.tend();
            Sealing.seal(kept.access);
            kept.evidence(kept.owner, "2026-02-10");
            service.tending.tend();
        }

        assertThat(kept.afterStart(kept.access, true)).isEqualTo(kept.fresh(kept.access));
    }

    @Test
    void keepsTheFileToTheOwner() throws Exception {
        kept.keep(kept.access);

        assertThat(Files.getPosixFilePermissions(kept.file())).hasSize(2);
    }

    @Test
    void readsEvidenceOfADutyThatIsNew() throws SQLException {
        var other = kept.world.duty("D-2", "每月再一次", "PERFORM", "PERSON", "MONTHLY", "ACT");
        kept.owner.update("delete from rule.duty_version where duty_id = ?", other);
        kept.fact(kept.owner, "2026-05-10", other, kept.entry(kept.owner));
        kept.keep(kept.access);
        kept.owner.update(
                "insert into rule.duty_version (duty_id, clause_version_id, kind, subject, cadence, accepts) select ?, clause_version_id, kind, subject, cadence, accepts from rule.duty_version where duty_id = ?",
                other,
                kept.duty);
        kept.entry(kept.owner);

        assertThat(kept.afterStart(kept.access, true)).isEqualTo(kept.fresh(kept.access));
    }

    @Test
    void worksWithoutAPlaceToWrite(CapturedOutput said) throws Exception {
        Files.writeString(folder.resolve("blocked"), "");
        kept.evidence(kept.owner, "2026-01-10");
        Sealing.seal(kept.access);
        try (var service = new ServiceOverDatabase(kept.access, KeptWorld.TODAY, folder.resolve("blocked"))) {
            service.tending.tend();
            service.tending.tend();

            assertThat(kept.cells(service)).isEqualTo(kept.fresh(kept.access));
        }
        assertThat(said).containsOnlyOnce("evidence.snapshot not written, a start will read more from the database");
    }

    @Test
    void removesWhatAKilledProgramLeft() throws Exception {
        var part = Files.writeString(folder.resolve("evidence.snapshot.1.part"), "half");

        kept.keep(kept.access);

        assertThat(part).doesNotExist();
    }
}
