package luoshi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIntegrationTests {
    @TempDir
    Path folder;

    @BeforeEach
    void letsTheDatabaseUserIn() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void keepsItsDataAndItsFsyncBetweenRuns() throws Exception {
        try (var server = EmbeddedPostgres.start(folder)) {
            Migrations.run(server.access());
            try (var owner = connect(server.access(), server.access().owner());
                    var statement = owner.createStatement()) {
                statement.execute("insert into calendar.published_year (year) values (2026)");
            }
        }

        try (var again = EmbeddedPostgres.start(folder)) {
            Migrations.run(again.access());
            try (var app = connect(again.access(), again.access().app());
                    var statement = app.createStatement()) {
                var years = statement.executeQuery("select count(*) from calendar.published_year");
                years.next();
                assertThat(years.getInt(1)).isEqualTo(1);
                var fsync = statement.executeQuery("show fsync");
                fsync.next();
                assertThat(fsync.getString(1)).isEqualTo("on");
            }
        }
    }

    @Test
    void refusesAFolderThatAnotherProcessUses() throws Exception {
        try (var first = DataFolder.open(folder)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("--data");
        }
    }

    @Test
    void namesTheParentFolderThatTheDatabaseUserMayNotEnter() throws Exception {
        Assumptions.assumeTrue(DataFolder.isRoot(), "only root drops to another user");
        var closed = Files.createDirectory(
                folder.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

        assertThatThrownBy(() -> EmbeddedPostgres.start(closed.resolve("data")))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("chmod o+x " + closed);
    }

    @Test
    void refusesADatabaseWrittenByANewerProgram() throws Exception {
        try (var server = EmbeddedPostgres.start(folder)) {
            Migrations.run(server.access());
            try (var owner = connect(server.access(), server.access().owner());
                    var statement = owner.createStatement()) {
                statement.execute("""
                        insert into calendar.flyway_schema_history
                            (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                        values (99, '999', 'from the future', 'SQL', 'V999__future.sql', 1, 'x', 1, true)
                        """);
            }

            assertThatThrownBy(() -> Migrations.run(server.access()))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .extracting(refused -> ((DatabaseUnavailable) refused).key())
                    .isEqualTo("newer");
        }
    }

    @Test
    void givesTheApplicationRoleNoOwnershipAndNoWayPastRowLevelSecurity() throws Exception {
        try (var server = EmbeddedPostgres.start(folder)) {
            Migrations.run(server.access());
            try (var app = connect(server.access(), server.access().app());
                    var statement = app.createStatement()) {
                var owned = statement.executeQuery("""
                        select count(*) from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = current_user
                        """);
                owned.next();
                assertThat(owned.getInt(1)).isZero();
                var role = statement.executeQuery(
                        "select rolsuper or rolbypassrls from pg_roles where rolname = current_user");
                role.next();
                assertThat(role.getBoolean(1)).isFalse();
            }
        }
    }

    private static java.sql.Connection connect(DatabaseAccess access, DatabaseAccess.Login login) throws Exception {
        return access.source(login).getConnection();
    }
}
