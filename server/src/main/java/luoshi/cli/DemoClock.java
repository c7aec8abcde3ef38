package luoshi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The time of the demonstration, kept in its folder: it stands still between runs, so that a later run goes on. */
final class DemoClock implements AutoCloseable {
    static final OffsetDateTime START = OffsetDateTime.of(2026, 10, 2, 9, 40, 0, 0, ZoneOffset.ofHours(8));
    private static final int SECONDS_BETWEEN_MARKS = 10;

    private final Path file;
    private final ScheduledExecutorService marks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("demo-clock").factory());
    private @Nullable Clock clock;

    DemoClock(Path folder) {
        this.file = folder.resolve("clock");
    }

    /** Where the clock of this run begins: as asked for, else where the last run ended, else at the sample's own hour. */
    OffsetDateTime begin(@Nullable OffsetDateTime asked) throws IOException {
        if (asked != null) {
            return asked;
        }
        return Files.exists(file) ? OffsetDateTime.parse(Files.readString(file).strip()) : START;
    }

    /** The time of a demonstration's folder, or nothing for a folder of real records, whose time is the machine's. */
    static String kept(Path folder) throws IOException {
        var file = folder.resolve("clock");
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }

    /** Writes the time down every few seconds from here on; what a crash loses is less than that. */
    void keep(Clock running) {
        this.clock = running;
        marks.scheduleAtFixedRate(this::mark, 0, SECONDS_BETWEEN_MARKS, TimeUnit.SECONDS);
    }

    private void mark() {
        var running = clock;
        if (running == null) {
            return;
        }
        try {
            var next = file.resolveSibling("clock.new");
            Files.writeString(next, OffsetDateTime.now(running).truncatedTo(ChronoUnit.SECONDS) + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritten) {
            System.err.println("clock: " + unwritten.getMessage());
        }
    }

    @Override
    public void close() {
        marks.shutdown();
        mark();
    }
}
