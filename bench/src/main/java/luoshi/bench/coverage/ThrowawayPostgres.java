package luoshi.bench.coverage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL in a temporary folder of its own, which is deleted when it closes or this process is asked to end. Root may not
 * run one, so for root it runs as {@code nobody}. Nothing waits for the disk. The thread that starts it must outlive it.
 */
final class ThrowawayPostgres implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final Thread hook = new Thread(this::end, "postgres-end");
    private final int port;
    private volatile @Nullable Process server;

    /** @throws IOException if it does not start here */
    ThrowawayPostgres(List<String> settings) throws IOException {
        folder = Files.createTempDirectory("coverage-postgres");
        port = freePort();
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            PostgresFiles.unpack(folder);
            var cluster = Files.createDirectory(folder.resolve("cluster"));
            if (isRoot()) {
                var users = folder.getFileSystem().getUserPrincipalLookupService();
                Files.setOwner(cluster, users.lookupPrincipalByName("nobody"));
            }
            initialise(cluster);
            start(cluster, settings);
        } catch (IOException failed) {
            close();
            throw failed;
        }
    }

    private void initialise(Path cluster) throws IOException {
        var line = asServerUser("initdb");
        line.addAll(List.of("-D", cluster.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF-8"));
        line.addAll(List.of("--locale=C", "--no-sync", "--no-data-checksums"));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("initdb: " + output.strip());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("initdb was interrupted", interrupted);
        }
    }

    private void start(Path cluster, List<String> settings) throws IOException {
        var line = asServerUser("postgres");
        line.addAll(List.of("-D", cluster.toString(), "-p", Integer.toString(port)));
        for (var setting : List.of("listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off")) {
            line.addAll(List.of("-c", setting));
        }
        for (var setting : settings) {
            line.addAll(List.of("-c", setting));
        }
        var log = folder.resolve("postgres.log");
        var process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        server = process;
        long limit = System.nanoTime() + PATIENCE.toNanos();
        for (boolean ready = false; !ready; ) {
            try {
                connect().close();
                ready = true;
            } catch (SQLException notYet) {
                if (!process.isAlive() || System.nanoTime() > limit) {
                    throw new IOException(Files.readString(log).strip(), notYet);
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    /** The server is our direct child and ends with us, even if we are killed. */
    private List<String> asServerUser(String program) {
        var line = new ArrayList<>(List.of("setsid", "setpriv", "--pdeathsig=INT"));
        if (isRoot()) {
            line.addAll(List.of("--reuid=nobody", "--regid=nogroup", "--clear-groups", "--no-new-privs"));
        }
        line.add(folder.resolve("bin").resolve(program).toString());
        return line;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        end();
    }

    private void end() {
        var running = server;
        if (running != null) {
            stop(running);
        }
        PostgresFiles.delete(folder);
    }

    /** Immediate shutdown: nothing of it is kept. */
    private static void stop(Process process) {
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException failed) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
