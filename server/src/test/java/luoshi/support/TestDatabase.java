package luoshi.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import luoshi.database.DatabaseAccess;
import luoshi.database.EmbeddedPostgres;
import luoshi.database.Migrations;

/** One real PostgreSQL for the test run; each caller gets a fresh database copied from the migrated one. */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    private static EmbeddedPostgres start() {
        try {
            var folder = Files.createTempDirectory("luoshi-test");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            var server = EmbeddedPostgres.startThrowaway(folder);
            Migrations.run(server.access());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                delete(folder);
            }));
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            all.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException ignored) {
            // A left-over temporary folder harms nobody.
        }
    }

    /** A migrated, empty database of the caller's own. */
    public static DatabaseAccess fresh() {
        return copyOf(SERVER.access());
    }

    /** A copy of a database to which nobody is connected: what a backup brings back. */
    public static synchronized DatabaseAccess copyOf(DatabaseAccess origin) {
        var name = "test_" + COUNT.incrementAndGet();
        var template = origin.url().substring(origin.url().lastIndexOf('/') + 1);
        try (var owner = DriverManager.getConnection(
                        origin.url().replace("/" + template, "/postgres"), "postgres", SERVER.superuserPassword());
                var statement = owner.createStatement()) {
            statement.execute("create database " + name + " template " + template + " owner luoshi_owner");
        } catch (SQLException failed) {
            throw new IllegalStateException("no database for the test", failed);
        }
        return new DatabaseAccess(
                origin.url().replace("/" + template, "/" + name), origin.owner(), origin.app(), origin.reader());
    }
}
