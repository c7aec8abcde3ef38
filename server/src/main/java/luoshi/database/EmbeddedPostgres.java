package luoshi.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL 18 owned by this process, on a data folder that is kept between runs, fsync on. Started as root it
 * drops to {@code nobody} (PostgreSQL refuses uid 0); otherwise it runs as the caller.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String SUPERUSER = "postgres";
    private static final String PORT = "port";

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
        return start(path, true);
    }

    /**
     * Starts a server on a folder that is thrown away afterwards, such as a test's: nothing waits for the disk, and
     * what a crash would leave behind is worthless.
     */
    public static EmbeddedPostgres startThrowaway(Path path) {
        return start(path, false);
    }

    private static EmbeddedPostgres start(Path path, boolean durable) {
        try {
            var folder = DataFolder.open(path);
            try {
                return start(folder, durable);
            } catch (IOException | SQLException | RuntimeException failed) {
                var full =
                        String.valueOf(failed.getMessage()).contains("No space left on device") ? folder.full() : null;
                folder.close();
                if (full != null) {
                    throw full;
                }
                throw failed;
            }
        } catch (AccessDeniedException denied) {
            throw new DatabaseUnavailable("not-writable", denied.getFile(), System.getProperty("user.name"));
        } catch (IOException | SQLException failed) {
            throw new DatabaseUnavailable("failed", String.valueOf(failed.getMessage()), path.resolve("postgres.log"));
        }
    }

    private static EmbeddedPostgres start(DataFolder folder, boolean durable) throws IOException, SQLException {
        var began = System.nanoTime();
        PostgresBinaries.require(System.getProperty("os.name"), System.getProperty("os.arch"));
        var bin = PostgresBinaries.unpack(folder.resolve("postgres"));
        var cluster = folder.resolve("cluster");
        folder.secret(SUPERUSER);
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            initialise(folder, bin, cluster, durable);
        }
        var version = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!version.equals("18")) {
            throw new DatabaseUnavailable("foreign", cluster, version);
        }
        var port = freePort();
        Postmaster.endLeftover(cluster);
        // In the foreground as our direct child: setpriv execs, so the pid stays the postmaster's.
        var process = Postmaster.start(
                command(
                        bin.resolve("postgres"),
                        List.of("-D", cluster.toString(), "-p", Integer.toString(port)),
                        List.of("listen_addresses=127.0.0.1", "unix_socket_directories=", "timezone=Asia/Shanghai"),
                        List.of(
                                "shared_buffers=64MB",
                                "max_connections=40",
                                "jit=off",
                                durable ? "fsync=on" : "fsync=off")),
                folder.resolve("postgres.log"));
        var running = new EmbeddedPostgres(folder, process, port);
        try {
            running.awaitReady();
            running.makeRoles();
        } catch (IOException | SQLException | RuntimeException failed) {
            Postmaster.stop(process);
            throw failed;
        }
        Files.writeString(folder.resolve(PORT), Integer.toString(port));
        log.info("PostgreSQL ready in {} ms", (System.nanoTime() - began) / 1_000_000);
        return running;
    }

    private void makeRoles() throws IOException, SQLException {
        try (var connection = DriverManager.getConnection(url(port, "postgres"), SUPERUSER, folder.secret(SUPERUSER))) {
            Roles.ensure(connection, access(folder.path(), port));
        }
    }

    /** How to reach the server that another process runs on the folder, or null when its port is not known. */
    static @Nullable DatabaseAccess running(Path folder) {
        try {
            var file = folder.resolve(PORT);
            return Files.exists(file)
                    ? access(folder, Integer.parseInt(Files.readString(file).strip()))
                    : null;
        } catch (IOException | NumberFormatException failed) {
            throw new DatabaseUnavailable(
                    "failed", String.valueOf(failed.getMessage()), folder.resolve("postgres.log"));
        }
    }

    /** How the server program reaches this database. */
    public DatabaseAccess access() {
        try {
            return access(folder.path(), port);
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

    private static DatabaseAccess access(Path folder, int port) throws IOException {
        return new DatabaseAccess(
                url(port, "luoshi"),
                new DatabaseAccess.Login("luoshi_owner", DataFolder.secret(folder, "luoshi_owner")),
                new DatabaseAccess.Login("luoshi_app", DataFolder.secret(folder, "luoshi_app")),
                new DatabaseAccess.Login("luoshi_reader", DataFolder.secret(folder, "luoshi_reader")));
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Makes the cluster beside its place and moves it there when it is whole: a start that was killed leaves no half. */
    private static void initialise(DataFolder folder, Path bin, Path place, boolean durable) throws IOException {
        var cluster = folder.resolve("cluster.new");
        FileSystemUtils.deleteRecursively(cluster);
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
        if (!durable) {
            line.add("--no-sync");
        }
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
        Files.move(cluster, place);
    }

    private void awaitReady() throws SQLException, IOException {
        var limit = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            if (!postmaster.isAlive()) {
                throw new IOException("postgres ended with " + postmaster.exitValue());
            }
            try (var ignored =
                    DriverManager.getConnection(url(port, "postgres"), SUPERUSER, folder.secret(SUPERUSER))) {
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
            Files.deleteIfExists(folder.resolve(PORT));
            Postmaster.stop(postmaster);
            folder.close();
        } catch (IOException failed) {
            log.warn("PostgreSQL did not stop cleanly", failed);
            postmaster.destroyForcibly();
        }
    }
}
