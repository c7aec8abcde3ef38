package luoshi.lens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import luoshi.engine.coverage.log.EvidenceFile;
import luoshi.engine.coverage.log.EvidenceLog;
import luoshi.ledger.Sealing;
import luoshi.support.Station;
import luoshi.support.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;

/** Prints how fast a start reads its evidence, and what following costs beside so much of it. */
@Tag("long")
class StartFiguresIntegrationTests {
    private static final int ROWS = Integer.getInteger("luoshi.rows", 5_000_000);
    private static final int ROUNDS = 3;
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 20);

    @TempDir
    Path folder;

    @Test
    void printsFigures() throws Exception {
        var access = TestDatabase.fresh();
        var world = new Station(access);
        var owner = new JdbcTemplate(access.source(access.owner()));
        fill(owner, world);
        Sealing.seal(access);
        try (var connection = access.source(access.reader()).getConnection()) {
            for (var round = 0; round < ROUNDS; round++) {
                var began = System.nanoTime();
                var copy = connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "copy (select id, duty_id, person_id, act_at, entered_seq from evidence.fact) to stdout (format binary)");
                var bytes = 0L;
                for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                    bytes += row.length;
                }
                say("five columns over one connection, thrown away, %.0f MB".formatted(bytes / 1e6), began);
            }
        }
        try (var service = new ServiceOverDatabase(access, TODAY, folder)) {
            for (var round = 0; round < ROUNDS; round++) {
                var began = System.nanoTime();
                var log = service.gathering.all().log();
                say("all evidence into the log", began);
                files(log);
            }
            var known = service.current.latest();
            assertThat(known.index().evidence().size()).isEqualTo(ROWS);
            for (var round = 0; round < ROUNDS; round++) {
                var began = System.nanoTime();
                var came = service.gathering
                        .evidenceSince(ROWS - 100L, known.fits())
                        .size();
                System.out.printf("evidence since: %d pieces in %.2f ms%n", came, (System.nanoTime() - began) / 1e6);
            }
            assertThat(service.kept.write(known)).isTrue();
        }
        try (var service = new ServiceOverDatabase(access, TODAY, folder)) {
            var began = System.nanoTime();
            assertThat(service.kept.read()).isPresent();
            say("the snapshot, its link looked up", began);
        }
    }

    private void files(EvidenceLog log) throws Exception {
        var path = folder.resolve("trial");
        var began = System.nanoTime();
        EvidenceFile.write(path, log, log.size(), new byte[0]);
        var written = System.nanoTime();
        try (var file = EvidenceFile.open(path)) {
            assertThat(file.log().size()).isEqualTo(log.size());
        }
        var size = Files.size(path) / 1e9;
        System.out.printf(
                "a file of %.3f GB: written with fsync at %.2f GB/s, read at %.2f GB/s%n",
                size, size / (written - began) * 1e9, size / (System.nanoTime() - written) * 1e9);
        Files.delete(path);
    }

    private static void say(String what, long began) {
        var seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("%s: %.2f s, %.2f M rows/s%n", what, seconds, ROWS / seconds / 1e6);
    }

    /** A thousand duties, twenty thousand people without a unit, four kinds, one in five hundred withdrawn. */
    private static void fill(JdbcTemplate owner, Station world) {
        var duty = world.duty("D-1", "每月一次", "PERFORM", "PERSON", "MONTHLY", "ACT");
        owner.update(
                "insert into rule.duty (clause_id, code, title) select clause_id, 'D-' || g, title from rule.duty, generate_series(2, 1000) g");
        owner.update("""
                insert into rule.duty_version (duty_id, clause_version_id, kind, subject, cadence, accepts)
                select d.id, v.clause_version_id, v.kind, v.subject, v.cadence, v.accepts
                from rule.duty d, rule.duty_version v where v.duty_id = ? and d.id <> v.duty_id
                """, duty);
        owner.update(
                "insert into organisation.person (number, name, staff, joined) select 'P' || g, '某', 'OFFICER', '2023-01-01' from generate_series(1, 20000) g");
        for (var reference : owner.queryForList(
                "select conname from pg_constraint where conrelid = 'evidence.fact'::regclass and contype = 'f'",
                String.class)) {
            owner.execute("alter table evidence.fact drop constraint " + reference);
        }
        owner.execute("alter table evidence.fact disable trigger user");
        owner.update("""
                insert into evidence.fact (duty_id, unit_id, person_id, act_at, kind, night, off_hours, origin, origin_key, note, entered_by, entered_seq, withdrawn_seq, withdrawal_reason)
                select (select min(id) from rule.duty) + (g * 7919) % 1000, ?, (select min(id) from organisation.person) + (g * 104729) % 20000,
                    '2026-01-01Z'::timestamptz + g * interval '3 seconds', (array['ACT','RECORD','DOCUMENT','MEETING'])[1 + g % 4], g % 9 = 0, g % 5 = 0,
                    'HAND', 'k' || g, '已办理，见台账', null, g, case when g % 500 = 0 then g + 3 end, case when g % 500 = 0 then '记错了' end
                from generate_series(1::bigint, ?) g
                """, world.patrol, ROWS);
        owner.execute("vacuum analyze evidence.fact");
    }
}
