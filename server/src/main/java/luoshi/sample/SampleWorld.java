package luoshi.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import luoshi.database.DatabaseAccess;

/**
 * The invented bureau 湖东分局 with a year of records (样本世界), the same for the same day of the clock. Written by the
 * owner of the tables in one transaction: all of it or nothing.
 */
public final class SampleWorld {
    private static final String LOCK = "select pg_advisory_xact_lock(5208731)";

    private SampleWorld() {}

    /**
     * Writes the world into a migrated database that holds no unit yet, or finds that it is there already.
     *
     * @param access the migrated database
     * @param clock its day is the world's today
     * @param password of every sample account; a second call with another password changes none
     * @return the sample sign-ins
     * @throws IllegalStateException when the database holds units that are not the sample's
     */
    public static List<SampleSignIn> ensure(DatabaseAccess access, Clock clock, String password) {
        try (var connection = access.source(access.owner()).getConnection()) {
            connection.setAutoCommit(false);
            var fresh = empty(connection);
            if (fresh) {
                write(connection, new Window(clock), password);
            }
            connection.commit();
            if (fresh) {
                count(connection);
            }
            return SignIns.all(password);
        } catch (SQLException failed) {
            throw new IllegalStateException("the sample world could not be written", failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean empty(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(LOCK);
            try (var rows = statement.executeQuery(
                    "select count(*), count(*) filter (where code = 'QS-9') from organisation.unit")) {
                rows.next();
                if (rows.getInt(1) > 0 && rows.getInt(2) == 0) {
                    throw new IllegalStateException("the database holds " + rows.getInt(1)
                            + " units that are not the sample's; give demo a data folder of its own");
                }
                return rows.getInt(1) == 0;
            }
        }
    }

    /** A planner that has never counted a year of shifts plans for a handful: the first page would take seconds. */
    private static void count(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("analyze");
        }
    }

    /** While PostgreSQL takes in the first half, the second is being made up. */
    private static void write(Connection connection, Window window, String password) throws SQLException, IOException {
        var secret = CompletableFuture.supplyAsync(() -> SignIns.hash(password));
        var tables = new Tables();
        var bureau = new Bureau(tables, window);
        var people = new People(bureau, window);
        people.write(tables);
        var reliefs = new Reliefs(tables, window, bureau, people);
        reliefs.absences();
        var rosters = new Rosters(tables, window, bureau, people);
        var occasions = new Occasions(tables, window, bureau, people);
        var batches = new Batches(connection, window, bureau.unit("QS").id());
        var station = CompletableFuture.runAsync(() -> writeStation(connection, tables));
        var rules = new Rulebook(tables, window, bureau, people);
        reliefs.charges();
        reliefs.notApplicable();
        reliefs.exemptions(rules);
        reliefs.acknowledgements(rules);
        var facts = new Facts(tables, window, batches);
        var deeds = new Deeds(window, new Owing(window, bureau, rosters, occasions), facts, people.named("罗绍文"));
        for (var person : people.all()) {
            for (var duty : rules.duties) {
                if (!duty.ofUnits()) {
                    deeds.of(person, duty);
                }
            }
        }
        var seen = new Seen(window);
        new Visits(tables, window, bureau, people, rules, facts, batches, seen).write();
        new Praises(tables, window, bureau, people, batches).write();
        new Matters(tables, window, bureau, people, batches).write(seen.inOrder());
        SignIns.write(tables, bureau, people, secret.join());
        station.join();
        tables.writeRecords(connection);
    }

    private static void writeStation(Connection connection, Tables tables) {
        try {
            tables.writeStation(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException("people and rosters of the sample world could not be written", failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
