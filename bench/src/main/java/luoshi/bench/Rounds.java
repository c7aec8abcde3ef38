package luoshi.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Times of one competitor, in nanoseconds. */
public final class Rounds {
    private static final double NANOS = 1e6;

    private final List<Long> nanos = new ArrayList<>();

    /** Runs once and keeps the time. */
    public void time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        nanos.add(System.nanoTime() - start);
    }

    public double medianMillis() {
        var sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2) / NANOS;
    }

    public double minMillis() {
        return Collections.min(nanos) / NANOS;
    }

    /** Of all runs together. */
    public double totalMillis() {
        return nanos.stream().mapToLong(Long::longValue).sum() / NANOS;
    }

    public int count() {
        return nanos.size();
    }

    String json(long bytes) {
        return "{\"median_ms\":%.3f,\"min_ms\":%.3f,\"total_ms\":%.3f,\"mb_per_s\":%.1f}"
                .formatted(medianMillis(), minMillis(), totalMillis(), megabytesPerSecond(bytes));
    }

    /** A megabyte is a million bytes. */
    double megabytesPerSecond(long bytes) {
        return bytes / medianMillis() / 1e3;
    }
}
