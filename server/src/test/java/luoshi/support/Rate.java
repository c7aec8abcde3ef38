package luoshi.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Writes at a rate, or as fast as it goes, and says how long each took: for figures, never for an assertion. */
public final class Rate {
    /** Writers at once. */
    public static final int WRITERS = 8;

    private static final int A_SECOND = 50;
    private static final int FLAT_OUT_SECONDS = 8;

    private Rate() {}

    /** One write, given a number of its own. */
    public interface Write {
        void run(int number) throws Exception;
    }

    /** Writes 50 a second for so long; how long each took in milliseconds from the moment it was due, the shortest first. */
    public static double[] write(Write write, int seconds, int from) throws Exception {
        return run(A_SECOND, write, seconds, from);
    }

    /** The same so many times a second. */
    public static double[] run(int aSecond, Write write, int seconds, int from) throws Exception {
        var took = new ConcurrentLinkedQueue<Double>();
        var count = aSecond * seconds;
        var start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            for (var n = 0; n < count; n++) {
                var due = start + n * (TimeUnit.SECONDS.toNanos(1) / aSecond);
                for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                var number = from + n;
                threads.submit(() -> {
                    write.run(number);
                    return took.add((System.nanoTime() - due) / 1e6);
                });
            }
        }
        assertThat(took.size()).as("done").isEqualTo(count);
        return took.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    /** Writes per second when nobody waits between two. */
    public static double atOnce(Write write) throws Exception {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(FLAT_OUT_SECONDS);
        var done = new ConcurrentLinkedQueue<Integer>();
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            for (var writer = 0; writer < WRITERS; writer++) {
                threads.submit(() -> {
                    for (var n = 0; System.nanoTime() < end; n++) {
                        write.run(n);
                        done.add(n);
                    }
                    return null;
                });
            }
        }
        return done.size() / (double) FLAT_OUT_SECONDS;
    }

    /** Prints what was measured. */
    public static void say(String what, double[] took) {
        say(A_SECOND, what, took);
    }

    /** The same of what was done so many times a second. */
    public static void say(int aSecond, String what, double[] took) {
        System.out.printf(
                "%d/s, %d times, %s: p50 %.2f, p99 %.2f, most %.1f ms%n",
                aSecond, took.length, what, percentile(took, 0.5), percentile(took, 0.99), took[took.length - 1]);
    }

    /** The share of all that took no longer. */
    public static double percentile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    }
}
