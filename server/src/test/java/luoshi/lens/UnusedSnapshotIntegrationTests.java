package luoshi.lens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import luoshi.ledger.Sealing;
import luoshi.support.Station;
import luoshi.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a start does not take from an evidence snapshot: then everything is read from the database. */
@ExtendWith(OutputCaptureExtension.class)
class UnusedSnapshotIntegrationTests {
    @TempDir
    Path folder;

    KeptWorld kept;

    @BeforeEach
    void hasAStation() {
        kept = new KeptWorld(folder);
    }

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
        kept.evidence(kept.owner, "2026-01-10");
        kept.keep(kept.access);
        var other = TestDatabase.fresh();
        var elsewhere = new Station(other);
        elsewhere.officer("043217", "郑某", elsewhere.patrol);
        elsewhere.duty("D-1", "每月一次", "PERFORM", "PERSON", "MONTHLY", "ACT");

        assertThat(kept.afterStart(other, false)).isEqualTo(kept.fresh(other));
        assertThat(said).contains("it tells of another database, or of a later state of this one");
    }

    @Test
    void anOlderBackupWasBroughtBack() throws Exception {
        kept.evidence(kept.owner, "2026-01-10");
        kept.keep(kept.access);
        var backup = TestDatabase.copyOf(kept.access);
        assertThat(kept.afterStart(backup, true)).isEqualTo(kept.fresh(backup));
        kept.evidence(kept.owner, "2026-02-10");
        Files.delete(kept.file());
        kept.keep(kept.access);

        assertThat(kept.afterStart(backup, false)).isEqualTo(kept.fresh(backup));
        kept.evidence(new JdbcTemplate(backup.source(backup.owner())), "2026-03-10");
        Sealing.seal(backup);

        assertThat(kept.afterStart(backup, false)).isEqualTo(kept.fresh(backup));
        assertThat(kept.afterStart(kept.access, true)).isEqualTo(kept.fresh(kept.access));
    }

    @Test
    void tooMuchCameSince(CapturedOutput said) throws Exception {
        kept.evidence(kept.owner, "2026-01-10");
        kept.keep(kept.access);
        var seq = kept.entry(kept.owner);
        kept.owner.execute("alter table evidence.fact disable trigger user");
        kept.owner.update("""
                insert into evidence.fact (duty_id, unit_id, person_id, act_at, kind, origin, entered_seq)
                select ?, ?, ?, timestamptz '2026-02-01T10:00Z' + g * interval '1 second', 'ACT', 'IMPORT', ?
                from generate_series(1, 200001) g
                """, kept.duty, kept.world.patrol, kept.person, seq);

        assertThat(kept.afterStart(kept.access, false)).isEqualTo(kept.fresh(kept.access));
        assertThat(said).contains("too much was entered since it was written");
    }

    @Test
    void aDutyTurnedFromPeopleToUnits(CapturedOutput said) throws Exception {
        kept.evidence(kept.owner, "2026-01-10");
        kept.owner.update("update evidence.fact set person_id = null where duty_id = ?", kept.duty);
        kept.keep(kept.access);
        kept.owner.update("update rule.duty_version set subject = 'UNIT' where duty_id = ?", kept.duty);
        kept.entry(kept.owner);

        assertThat(kept.afterStart(kept.access, false)).isEqualTo(kept.fresh(kept.access));
        assertThat(said).contains("a duty has changed from people to units or back");
    }

    private void refused(CapturedOutput said, String why) throws SQLException {
        assertThat(kept.afterStart(kept.access, false)).isEqualTo(kept.fresh(kept.access));
        assertThat(said).containsOnlyOnce("evidence.snapshot not used, everything is read from the database: " + why);
    }

    private void spoil(java.util.function.UnaryOperator<byte[]> how) throws Exception {
        kept.evidence(kept.owner, "2026-01-10");
        kept.evidence(kept.owner, "2026-04-10");
        kept.keep(kept.access);
        Files.write(kept.file(), how.apply(Files.readAllBytes(kept.file())));
    }
}
