package luoshi.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL 18 owned by this process, on a data folder that is kept between runs, fsync on. Started as root it
 * drops to {@code nobody} (PostgreSQL refuses uid 0); otherwise it runs as the caller.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String SUPERUSER = "postgres";

    private final DataFolder folder;
    private final Process postmaster;
    private final int port;

    private EmbeddedPostgres(DataFolder folder, Process postmaster, int port) {
        this.folder = folder;
        this.postmaster = postmaster;
        this.port = port;
    }

    /**
     * Starts the server of the folder, creating its cluster the first time, and makes the roles and the database.
     *
     * @throws DatabaseUnavailable with what to do about it
     */
    public static EmbeddedPostgres start(Path path) {
        try {
            var folder = DataFolder.open(path);
            try {
                return start(folder);
            } catch (IOException | SQLException | RuntimeException failed) {
                folder.close();
                throw failed;
            }
        } catch (IOException | SQLException failed) {
            throw new DatabaseUnavailable("failed", String.valueOf(failed.getMessage()), path.resolve("postgres.log"));
        }
    }

    private static EmbeddedPostgres start(DataFolder folder) throws IOException, SQLException {
        var began = System.nanoTime();
        var bin = PostgresBinaries.unpack(folder.resolve("postgres"));
        var cluster = folder.resolve("cluster");
        folder.secret(SUPERUSER);
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            initialise(folder, bin, cluster);
        }
        var version = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!version.equals("18")) {
            throw new DatabaseUnavailable("foreign", cluster, version);
        }
        var port = freePort();
        // In the foreground as our direct child: setpriv execs, so the pid stays the postmaster's.
        var process = new ProcessBuilder(command(
                        bin.resolve("postgres"),
                        List.of("-D", cluster.toString(), "-p", Integer.toString(port)),
                        List.of("listen_addresses=127.0.0.1", "unix_socket_directories=", "timezone=Asia/Shanghai"),
                        List.of("shared_buffers=64MB", "max_connections=40", "jit=off", "fsync=on")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("postgres.log").toFile()))
                .start();
        var running = new EmbeddedPostgres(folder, process, port);
        running.awaitReady();
        try (var connection =
                DriverManager.getConnection(running.url("postgres"), SUPERUSER, folder.secret(SUPERUSER))) {
            Roles.ensure(connection, running.accessOrThrow());
        }
        log.info("PostgreSQL ready in {} ms", (System.nanoTime() - began) / 1_000_000);
        return running;
    }

    /** How the server program reaches this database. */
    public DatabaseAccess access() {
        try {
            return accessOrThrow();
        } catch (IOException failed) {
            throw new DatabaseUnavailable(
                    "failed", String.valueOf(failed.getMessage()), folder.resolve("postgres.log"));
        }
    }

    /** The password of the cluster's superuser, for maintenance such as backup; the server program never uses it. */
    public String superuserPassword() {
        try {
            return folder.secret(SUPERUSER);
        } catch (IOException failed) {
            throw new DatabaseUnavailable(
                    "failed", String.valueOf(failed.getMessage()), folder.resolve("postgres.log"));
        }
    }

    private DatabaseAccess accessOrThrow() throws IOException {
        return new DatabaseAccess(
                url("luoshi"),
                new DatabaseAccess.Login("luoshi_owner", folder.secret("luoshi_owner")),
                new DatabaseAccess.Login("luoshi_app", folder.secret("luoshi_app")),
                new DatabaseAccess.Login("luoshi_reader", folder.secret("luoshi_reader")));
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static void initialise(DataFolder folder, Path bin, Path cluster) throws IOException {
        Files.createDirectories(cluster);
        own(cluster);
        var password = folder.resolve(SUPERUSER + ".secret");
        own(password);
        var arguments = List.of("-D", cluster.toString(), "-U", SUPERUSER, "-E", "UTF-8", "--locale=C.UTF-8");
        var collation = List.of("--locale-provider=icu", "--icu-locale=zh-Hans-CN", "--data-checksums");
        var access = List.of("-A", "scram-sha-256", "--pwfile=" + password);
        var line = command(bin.resolve("initdb"), arguments, List.of(), List.of());
        line.addAll(collation);
        line.addAll(access);
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("initdb: " + output.strip());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("initdb was interrupted", interrupted);
        }
    }

    private void awaitReady() throws SQLException, IOException {
        var limit = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            if (!postmaster.isAlive()) {
                throw new IOException("postgres ended with " + postmaster.exitValue());
            }
            try (var ignored = DriverManager.getConnection(url("postgres"), SUPERUSER, folder.secret(SUPERUSER))) {
                return;
            } catch (SQLException notYet) {
                if (System.nanoTime() > limit) {
                    throw notYet;
                }
                LockSupport.parkNanos(Duration.ofMillis(40).toNanos());
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static List<String> command(Path program, List<String> arguments, List<String> a, List<String> b) {
        var line = new ArrayList<String>(List.of("setsid", "setpriv"));
        if (DataFolder.isRoot()) {
            line.addAll(List.of("--reuid=nobody", "--regid=nogroup", "--clear-groups", "--no-new-privs"));
        }
        line.add("--pdeathsig=INT");
        line.add(program.toString());
        line.addAll(arguments);
        for (var setting : a) {
            line.addAll(List.of("-c", setting));
        }
        for (var setting : b) {
            line.addAll(List.of("-c", setting));
        }
        return line;
    }

    private static void own(Path path) throws IOException {
        if (DataFolder.isRoot()) {
            var principals = path.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(path, principals.lookupPrincipalByName("nobody"));
        }
    }

    @Override
    public void close() {
        try {
            // SIGINT is a fast shutdown; SIGTERM would wait for clients.
            new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid()))
                    .start()
                    .waitFor();
            if (!postmaster.waitFor(20, TimeUnit.SECONDS)) {
                postmaster.destroyForcibly();
            }
            folder.close();
        } catch (IOException failed) {
            log.warn("PostgreSQL did not stop cleanly", failed);
            postmaster.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            postmaster.destroyForcibly();
        }
    }
}
