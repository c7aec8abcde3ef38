package luoshi.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server process of a cluster: born from a thread that outlives it, stopped fast, never left behind. */
final class Postmaster {
    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Postmaster() {}

    /**
     * Starts the process from a thread of its own that waits for its end. The kernel signals the child when the
     * <em>thread</em> that made it dies, so a thread that merely passes by must not be its parent.
     */
    static Process start(List<String> line, Path output) throws IOException {
        var born = new CompletableFuture<Process>();
        Thread.ofPlatform().daemon().name("postgres-parent").start(() -> {
            try {
                var process = new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                        .start();
                born.complete(process);
                process.waitFor();
            } catch (IOException failed) {
                born.completeExceptionally(failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            return born.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException cause ? cause : new IOException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while postgres started", interrupted);
        }
    }

    /** Stops the server of a process that was killed and could not stop it itself; the folder's lock is already ours. */
    static void endLeftover(Path cluster) throws IOException {
        var left = leftover(cluster).orElse(null);
        if (left == null) {
            return;
        }
        log.warn("waiting for the database of a killed process to stop (pid {})", left.pid());
        signal(left.pid());
        try {
            left.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException("an earlier postgres (pid " + left.pid() + ") does not stop", failed);
        }
    }

    /** A running postgres that the cluster's own pid file names; the pid may meanwhile belong to something else. */
    private static Optional<ProcessHandle> leftover(Path cluster) throws IOException {
        var file = cluster.resolve("postmaster.pid");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        var pid = Files.readAllLines(file).stream().findFirst().orElse("").strip();
        if (!pid.matches("\\d{1,10}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
    }

    /** Fast shutdown: rolls open transactions back and writes everything out; SIGTERM would wait for clients. */
    static void signal(long pid) throws IOException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static void stop(Process process) throws IOException {
        signal(process.pid());
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
