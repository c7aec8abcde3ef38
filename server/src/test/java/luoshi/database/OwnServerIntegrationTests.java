package luoshi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import luoshi.Luoshi;
import luoshi.sample.SampleWorld;
import luoshi.support.Browsing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** One's own PostgreSQL 15, prepared as docs/operations.md says: every migration and the whole program run on it. */
class OwnServerIntegrationTests {
    private static final Path BIN = Path.of("/usr/lib/postgresql/15/bin");
    private static Process postmaster;
    private static DatabaseAccess access;
    private static Path folder;

    @BeforeAll
    static void startsPostgresql15() throws Exception {
        assumeTrue(
                Files.isExecutable(BIN.resolve("postgres")), "no PostgreSQL 15 in " + BIN + "; install postgresql-15");
        folder = Files.createTempDirectory("luoshi-pg15");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var cluster = Files.createDirectory(folder.resolve("cluster"));
        if (DataFolder.isRoot()) {
            Files.setOwner(
                    cluster,
                    cluster.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        }
        var made = run(List.of(
                BIN.resolve("initdb").toString(),
                "-D",
                cluster.toString(),
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF-8",
                "--locale=C.UTF-8",
                "--no-sync"));
        assertThat(made.waitFor()).isZero();
        var port = freePort();
        postmaster = run(List.of(
                BIN.resolve("postgres").toString(),
                "-D",
                cluster.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off"));
        var origin = "jdbc:postgresql://127.0.0.1:" + port + "/";
        try (var superuser = await(origin + "postgres")) {
            for (var command : List.of(
                    "create role luoshi_owner login password 'o'",
                    "create role luoshi_app login nobypassrls password 'a'",
                    "create role luoshi_reader login nobypassrls password 'r'",
                    "create database luoshi owner luoshi_owner",
                    "revoke all on database luoshi from public",
                    "grant connect on database luoshi to luoshi_app, luoshi_reader")) {
                superuser.createStatement().execute(command);
            }
        }
        try (var superuser = await(origin + "luoshi")) {
            superuser.createStatement().execute("create extension btree_gist");
        }
        access = new DatabaseAccess(
                origin + "luoshi",
                new DatabaseAccess.Login("luoshi_owner", "o"),
                new DatabaseAccess.Login("luoshi_app", "a"),
                new DatabaseAccess.Login("luoshi_reader", "r"));
    }

    @AfterAll
    static void stopsIt() throws Exception {
        if (postmaster != null) {
            Postmaster.stop(postmaster);
            new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
        }
    }

    @Test
    void runsTheWholeProgramOnPostgresql15() throws Exception {
        Migrations.run(access);
        var zone = ZoneId.of("Asia/Shanghai");
        var signIns = SampleWorld.ensure(
                access, Clock.fixed(Instant.parse("2026-10-02T01:40:00Z"), zone), "three trees, 3 roads");
        var program = new SpringApplicationBuilder(Luoshi.class)
                .run(
                        "--server.port=0",
                        "--luoshi.now=2026-10-02T09:40+08:00",
                        "--luoshi.db.url=" + access.url(),
                        "--luoshi.db.owner-password=o",
                        "--luoshi.db.app-password=a",
                        "--luoshi.db.reader-password=r");
        try (program) {
            var visitor =
                    new Browsing(program.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            var chief = signIns.getFirst();

            var home = visitor.signIn(chief.username(), chief.password());

            assertThat(home.statusCode()).isEqualTo(200);
            assertThat(home.body()).contains("所长");
            for (var page : List.of("/", "/account/password")) {
                assertThat(visitor.get(page).statusCode()).as(page).isEqualTo(200);
            }
        }
    }

    private static Process run(List<String> command) throws Exception {
        var line = new ArrayList<String>();
        if (DataFolder.isRoot()) {
            line.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        line.addAll(command);
        return Postmaster.start(line, folder.resolve("log"));
    }

    private static Connection await(String url) throws SQLException {
        var limit = System.nanoTime() + 60_000_000_000L;
        while (true) {
            try {
                return DriverManager.getConnection(url, "postgres", "");
            } catch (SQLException notYet) {
                if (System.nanoTime() > limit) {
                    throw notYet;
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
