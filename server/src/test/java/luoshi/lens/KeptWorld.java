package luoshi.lens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import luoshi.database.DatabaseAccess;
import luoshi.engine.coverage.Cell;
import luoshi.engine.coverage.CoverageQuery;
import luoshi.ledger.Sealing;
import luoshi.support.Station;
import luoshi.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** A station whose nodes keep their evidence snapshot in a folder. */
final class KeptWorld {
    static final LocalDate TODAY = LocalDate.of(2026, 10, 2);
    private static final String ENTRY =
            "insert into ledger.entry (at, actor_name, action, entity, body) values (clock_timestamp(), '试', 'Tried', 'rule', '{}') returning seq";

    final DatabaseAccess access = TestDatabase.fresh();
    final Station world = new Station(access);
    final long person = world.officer("043217", "郑某", world.patrol);
    final long duty = world.duty("D-1", "每月一次", "PERFORM", "PERSON", "MONTHLY", "ACT,RECORD,DOCUMENT");
    final JdbcTemplate owner = new JdbcTemplate(access.source(access.owner()));
    final Path folder;

    KeptWorld(Path folder) {
        this.folder = folder;
    }

    /** Runs a node until it has written the snapshot. */
    void keep(DatabaseAccess where) throws SQLException {
        try (var service = service(where)) {
            service.current.latest();
            Sealing.seal(where);
            service.tending.tend();
        }
    }

    ServiceOverDatabase service(DatabaseAccess where) {
        return new ServiceOverDatabase(where, TODAY, folder);
    }

    /** What a node says that starts with the snapshot, and that it used it or not. */
    List<Cell> afterStart(DatabaseAccess where, boolean used) {
        try (var service = service(where)) {
            var cells = cells(service);
            assertThat(service.kept.pieces() >= 0).as("snapshot used").isEqualTo(used);
            return cells;
        }
    }

    static List<Cell> fresh(DatabaseAccess where) {
        try (var service = new ServiceOverDatabase(where, TODAY)) {
            return cells(service);
        }
    }

    static List<Cell> cells(ServiceOverDatabase service) {
        var cells =
                service.coverage.at(TODAY).cells(CoverageQuery.all(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1)));
        assertThat(cells).isNotEmpty();
        return cells;
    }

    Path file() {
        return folder.resolve("evidence.snapshot");
    }

    void evidence(JdbcTemplate through, String day) {
        fact(through, day, duty, entry(through));
    }

    void fact(JdbcTemplate through, String day, long of, long seq) {
        through.update("""
                insert into evidence.fact (duty_id, unit_id, person_id, act_at, kind, origin, entered_seq)
                values (?, ?, ?, ?::timestamptz, 'ACT', 'HAND', ?)
                """, of, world.patrol, person, day + "T10:00+08:00", seq);
    }

    static void withdraw(JdbcTemplate through, String day) {
        through.update(
                "update evidence.fact set withdrawn_seq = ?, withdrawal_reason = '记错了' where act_at = ?::timestamptz",
                entry(through),
                day + "T10:00+08:00");
    }

    static long entry(JdbcTemplate through) {
        return Objects.requireNonNull(through.queryForObject(ENTRY, Long.class));
    }
}
