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
    public static synchronized DatabaseAccess fresh() {
        var origin = SERVER.access();
        var name = "test_" + COUNT.incrementAndGet();
        try (var owner = DriverManager.getConnection(
                        origin.url().replace("/luoshi", "/postgres"), "postgres", SERVER.superuserPassword());
                var statement = owner.createStatement()) {
            statement.execute("create database " + name + " template luoshi owner luoshi_owner");
        } catch (SQLException failed) {
            throw new IllegalStateException("no database for the test", failed);
        }
        return new DatabaseAccess(
                origin.url().replace("/luoshi", "/" + name), origin.owner(), origin.app(), origin.reader());
    }
}
