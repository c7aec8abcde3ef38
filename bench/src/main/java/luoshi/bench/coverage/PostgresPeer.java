package luoshi.bench.coverage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * PostgreSQL with everything in its own memory, no log, narrow rows, current statistics and as many parallel workers as there are
 * processors. The answer arrives by COPY in binary form, since a cursor would forbid parallel plans.
 *
 * <p>{@link Formulation#STORED} reads an index alone, one range of cells after the other on each worker, so that no group is
 * counted twice.
 *
 * <p>Tried at city size on two processors, seconds. Counting the acts alone: this 2.1–2.4; the same by station, clause, month
 * instead of one number 2.7; an index without ranges 3.8–4.8; a hash of everything 5–15; a hash for each range 6.3. What is
 * owed: this 1.3, by joining the posts 7.7–9.7. Acts joined with their owners: as written
 * 18–27, groups counted by each worker first 23–24, clause by clause 34–44. All cells: as written 58–89. Compiling expressions
 * could not be tried, since this build of the server comes without the compiler.
 */
final class PostgresPeer implements Contender {
    private static final int RANGES_PER_WORKER = 4;
    private static final int ROW_BYTES = 14;
    private static final int VALUE_AT = 6;
    private static final int HEADER_BYTES = 19;

    private final Formulation formulation;
    private final int workers = Runtime.getRuntime().availableProcessors();
    private @Nullable ThrowawayPostgres server;
    private @Nullable Connection connection;
    private int units;

    PostgresPeer(Formulation formulation) {
        this.formulation = formulation;
    }

    @Override
    public String name() {
        return "postgres" + formulation.suffix();
    }

    @Override
    public void load(CoverageData from) throws IOException, SQLException {
        units = from.units().stations();
        var started = new ThrowawayPostgres(settings(from.size().people()));
        server = started;
        var opened = started.connect();
        connection = opened;
        try (var statement = opened.createStatement()) {
            for (var table : PeerTables.SMALL) {
                statement.execute("create unlogged" + table.create());
            }
            createEvidence(statement::execute);
            PeerTables.fill(from, formulation, table -> new CopyRows(opened, table));
            if (formulation == Formulation.STORED) {
                statement.execute("create index evidence_cell on evidence (cell)");
            }
            statement.execute("vacuum (freeze, analyze)");
            statement.execute("create extension pg_prewarm");
            statement.execute(
                    "select pg_prewarm(oid) from pg_class where relkind in ('r', 'i') and relpersistence = 'u'");
        }
    }

    /** Runs one statement. */
    @FunctionalInterface
    private interface Execution {
        boolean execute(String sql) throws SQLException;
    }

    private void createEvidence(Execution run) throws SQLException {
        var table = formulation.evidence();
        if (formulation != Formulation.STORED) {
            run.execute("create unlogged" + table.create());
            return;
        }
        run.execute("create" + table.create() + " partition by range (cell)");
        int ranges = workers * RANGES_PER_WORKER;
        long cells = (long) units * Cube.PLANES;
        for (int range = 0; range < ranges; range++) {
            run.execute("create unlogged table evidence_%d partition of evidence for values from (%d) to (%d)"
                    .formatted(range, cells * range / ranges, cells * (range + 1) / ranges));
        }
    }

    private List<String> settings(int people) {
        var settings = new ArrayList<>(List.of(
                "shared_buffers=" + (256 + people / 5) + "MB",
                "work_mem=2GB",
                "maintenance_work_mem=1GB",
                "max_parallel_workers_per_gather=" + workers,
                "max_parallel_maintenance_workers=" + workers,
                "parallel_setup_cost=0",
                "min_parallel_table_scan_size=0",
                "random_page_cost=1.1",
                "autovacuum=off",
                "max_wal_size=8GB",
                "wal_level=minimal",
                "max_wal_senders=0",
                "huge_pages=try"));
        if (formulation == Formulation.STORED) {
            settings.addAll(List.of("enable_partitionwise_aggregate=on", "enable_bitmapscan=off"));
        } else {
            settings.add("enable_mergejoin=off");
        }
        return settings;
    }

    @Override
    public Supplier<Cube> cube() {
        var cube = new Cube(units);
        try {
            readTables(formulation != Formulation.STORED);
            var copy = connection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + formulation.cube() + ") to stdout with (format binary)");
            for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                int at = row.length % ROW_BYTES == HEADER_BYTES % ROW_BYTES ? HEADER_BYTES : 0;
                if (row.length >= at + ROW_BYTES) {
                    Formulation.add(ByteBuffer.wrap(row).getLong(at + VALUE_AT), cube);
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return () -> cube;
    }

    @Override
    public Cube.Total total() {
        try (var statement = connection().createStatement()) {
            readTables(true);
            try (var result = statement.executeQuery(formulation.total())) {
                result.next();
                return new Cube.Total(result.getLong(1), result.getLong(2));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Whether tables may be read from end to end; groups come out of an index faster, a plain number of rows does not. */
    private void readTables(boolean allowed) throws SQLException {
        try (var statement = connection().createStatement()) {
            statement.execute("set enable_seqscan = " + (allowed ? "on" : "off"));
        }
    }

    private Connection connection() {
        var open = connection;
        if (open == null) {
            throw new IllegalStateException("not loaded");
        }
        return open;
    }

    @Override
    public String note() {
        return "PostgreSQL 18, %d parallel workers, all in memory, %s".formatted(workers, formulation);
    }

    @Override
    public void close() {
        var running = server;
        if (running != null) {
            running.close();
        }
    }
}
