package luoshi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong with the folder and the processes of the embedded database, and that each time is said or healed. */
class DatabaseFaultsIntegrationTests {
    @TempDir
    Path folder;

    @BeforeEach
    void letsTheDatabaseUserIn() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void keepsEveryCommittedRowWhenThePostmasterIsKilled() throws Exception {
        try (var server = EmbeddedPostgres.start(folder)) {
            Migrations.run(server.access());
            addArea(server.access(), "kept");

            new ProcessBuilder("kill", "-9", postmasterOf(folder)).start().waitFor();

            assertThatThrownBy(() -> addArea(server.access(), "lost")).isInstanceOf(java.sql.SQLException.class);
        }

        try (var again = EmbeddedPostgres.start(folder)) {
            Migrations.run(again.access());
            assertThat(areas(again.access())).isEqualTo(1);
        }
    }

    @Test
    void opensAFolderWhoseProcessWasKilledAndEndsTheDatabaseThatWasLeft() throws Exception {
        var child = child(List.of(), folder, classPath());
        var said = reader(child);
        assertThat(said.readLine()).startsWith("UP");
        var left = ProcessHandle.of(Long.parseLong(postmasterOf(folder))).orElseThrow();

        child.destroyForcibly().waitFor();

        try (var again = EmbeddedPostgres.start(folder)) {
            assertThat(areas(again.access())).isEqualTo(1);
            assertThat(left.isAlive()).isFalse();
        }
    }

    @Test
    void refusesASecondProcessAndLetsACommandJoinTheFirst() throws Exception {
        var child = child(List.of(), folder, classPath());
        var said = reader(child);
        assertThat(said.readLine()).startsWith("UP");

        var second = child(List.of(), folder, classPath());
        assertThat(reader(second).readLine()).startsWith("REFUSED in-use");
        try (var joined = FolderDatabase.open(folder)) {
            assertThat(joined.joined()).isTrue();
            assertThat(areas(joined.access())).isEqualTo(1);
        }

        child.getOutputStream().close();
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        try (var alone = FolderDatabase.open(folder)) {
            assertThat(alone.joined()).isFalse();
            assertThat(areas(alone.access())).isEqualTo(1);
        }
    }

    @Test
    void runsAsAnOrdinaryUser() throws Exception {
        assumeTrue(DataFolder.isRoot(), "only root can become another user for the test");
        var mine = Files.createDirectory(folder.resolve("data"));
        Files.setOwner(
                mine, mine.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));

        var child = child(
                List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"),
                mine,
                copied(classPath(), Files.createDirectory(folder.resolve("classes"))));

        assertThat(reader(child).readLine()).isEqualTo("UP as nobody");
        child.getOutputStream().close();
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.getOwner(mine.resolve("cluster")).getName()).isEqualTo("nobody");
    }

    @Test
    void saysWhoMayNotWriteTheFolder() throws Exception {
        assumeTrue(DataFolder.isRoot(), "only root can become another user for the test");
        var roots = Files.createDirectory(folder.resolve("roots"));
        Files.setPosixFilePermissions(roots, PosixFilePermissions.fromString("rwxr-xr-x"));

        var child = child(
                List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"),
                roots,
                copied(classPath(), Files.createDirectory(folder.resolve("classes"))));

        assertThat(reader(child).readLine())
                .startsWith("REFUSED not-writable")
                .contains("nobody")
                .contains(roots.toString());
    }

    @Test
    void saysThatTheDiskIsFullBeforeItBeginsAndWhenItFillsUp() throws Exception {
        assumeTrue(DataFolder.isRoot(), "only root can mount a small disk for the test");
        for (var size : List.of("20m", "330m")) {
            var disk = Files.createDirectory(folder.resolve("disk" + size));
            var mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString())
                    .start()
                    .waitFor();
            assumeTrue(mounted == 0, "this machine does not let root mount");
            try {
                if (size.equals("330m")) {
                    // Enough at first look; something else takes it while the database unpacks.
                    Files.setPosixFilePermissions(disk, PosixFilePermissions.fromString("rwxr-xr-x"));
                    var file = disk.resolve("other");
                    Files.write(file, new byte[20 << 20]);
                    var lock = DataFolder.open(disk.resolve("data"));
                    Files.write(disk.resolve("another"), new byte[300 << 20]);
                    lock.close();
                }
                assertThatThrownBy(() -> EmbeddedPostgres.start(disk.resolve("data")))
                        .isInstanceOf(DatabaseUnavailable.class)
                        .hasMessageContaining("MB")
                        .hasMessageContaining("--data")
                        .extracting(refused -> ((DatabaseUnavailable) refused).key())
                        .isEqualTo("disk-full");
            } finally {
                new ProcessBuilder("umount", disk.toString()).start().waitFor();
            }
        }
    }

    @Test
    void namesAMachineThatTheDatabaseWasNotMadeFor() {
        assertThatThrownBy(() -> PostgresBinaries.require("Linux", "aarch64"))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("Linux aarch64")
                .hasMessageContaining("LUOSHI_DB_URL");
        assertThatThrownBy(() -> PostgresBinaries.require("Mac OS X", "x86_64"))
                .hasMessageContaining("Mac OS X x86_64");
        PostgresBinaries.require("Linux", "amd64");
    }

    @Test
    void refusesAFolderOfAnotherPostgresVersion() throws Exception {
        Files.createDirectory(folder.resolve("cluster"));
        Files.writeString(folder.resolve("cluster/PG_VERSION"), "15\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("15")
                .hasMessageContaining("18")
                .extracting(refused -> ((DatabaseUnavailable) refused).key())
                .isEqualTo("foreign");
    }

    @Test
    void beginsAgainWhereAFirstStartWasKilledHalfway() throws Exception {
        Files.createDirectories(folder.resolve("cluster.new/base"));
        Files.writeString(folder.resolve("cluster.new/PG_VERSION"), "18\n");

        try (var server = EmbeddedPostgres.startThrowaway(folder)) {
            Migrations.run(server.access());
            assertThat(areas(server.access())).isZero();
        }
    }

    private static Process child(List<String> before, Path data, String classPath) throws Exception {
        var line = new ArrayList<>(before);
        line.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                classPath,
                DatabaseChild.class.getName(),
                data.toString()));
        return new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** The class path where another user may read it. */
    private static String copied(String classPath, Path target) throws Exception {
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        var copies = new ArrayList<String>();
        for (var entry : classPath.split(File.pathSeparator)) {
            var copy = target.resolve(copies.size() + "-" + Path.of(entry).getFileName());
            new ProcessBuilder("cp", "-r", entry, copy.toString()).start().waitFor();
            copies.add(copy.toString());
        }
        new ProcessBuilder("chmod", "-R", "a+rX", target.toString()).start().waitFor();
        return String.join(File.pathSeparator, copies);
    }

    private static String postmasterOf(Path folder) throws Exception {
        return Files.readAllLines(folder.resolve("cluster/postmaster.pid"))
                .getFirst()
                .strip();
    }

    private static void addArea(DatabaseAccess access, String code) throws Exception {
        try (var owner = access.source(access.owner()).getConnection();
                var statement = owner.createStatement()) {
            statement.execute("insert into organisation.area (code, name) values ('" + code + "', '值班备勤')");
        }
    }

    private static int areas(DatabaseAccess access) throws Exception {
        try (var reader = access.source(access.reader()).getConnection();
                var rows = reader.createStatement().executeQuery("select count(*) from organisation.area")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
