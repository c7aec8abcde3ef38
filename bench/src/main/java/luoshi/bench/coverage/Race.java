package luoshi.bench.coverage;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.function.Supplier;
import luoshi.bench.Rounds;
import org.jspecify.annotations.Nullable;

/** Loads one contender after the other, holds their answers against each other, and times them. */
final class Race {
    private static final long WARM_UP_NANOS = 1_000_000_000L;
    private static final long LEAST_NANOS = 1_000_000_000L;
    private static final int MOST_ROUNDS = 200;

    private final CoverageData data;
    private final int rounds;
    private final PrintWriter progress;
    private @Nullable Cube expected;
    private long sink;

    Race(CoverageData data, int rounds, PrintWriter progress) {
        this.data = data;
        this.rounds = rounds;
        this.progress = progress;
    }

    /** What all answers must equal; without it, the first answer counts. */
    void expect(Cube cube) {
        expected = cube;
    }

    /** Of the answer that all gave. */
    long checksum() {
        return expected == null ? 0 : expected.checksum();
    }

    /** A contender that fails to load or to answer is skipped with its words. */
    Result run(Contender contender) {
        say("%s: …", contender.name());
        try (contender) {
            long start = System.nanoTime();
            contender.load(data);
            double loadMillis = (System.nanoTime() - start) / 1e6;
            say("%s: %.1f s", contender.name(), loadMillis / 1e3);
            return measured(contender, loadMillis);
        } catch (IOException | SQLException | IllegalStateException | LinkageError failed) {
            var cause = failed.getCause();
            var told = failed instanceof IllegalStateException && cause != null ? cause : failed;
            return new Result.Skipped(contender.name(), String.valueOf(told.getMessage()));
        }
    }

    private Result measured(Contender contender, double loadMillis) {
        var first = contender.cube().get();
        var difference = difference(first, contender.total());
        if (difference != null) {
            return new Result.Different(contender.name(), difference);
        }
        System.gc();
        var cubes = new Rounds();
        var last = new ArrayList<Supplier<Cube>>();
        time(cubes, () -> {
            last.clear();
            last.add(contender.cube());
        });
        difference = difference(last.getFirst().get(), contender.total());
        if (difference != null) {
            return new Result.Different(contender.name(), difference);
        }
        var totals = new Rounds();
        time(totals, () -> sink += contender.total().bound());
        var reads = new Rounds();
        if (contender instanceof Ours ours) {
            time(reads, () -> sink += ours.read());
        }
        return new Result.Measured(contender.name(), contender.note(), loadMillis, cubes, totals, reads);
    }

    private @Nullable String difference(Cube cube, Cube.Total total) {
        var against = expected;
        if (against == null) {
            expected = cube;
            against = cube;
        }
        if (!total.equals(against.total())) {
            return "%s, expected %s".formatted(total, against.total());
        }
        return cube.checksum() == against.checksum() ? null : cube.firstDifference(against);
    }

    /** At least the rounds, for up to a second, after a second of warming up and at least one run. */
    private void time(Rounds into, Runnable work) {
        long start = System.nanoTime();
        do {
            work.run();
        } while (System.nanoTime() - start < WARM_UP_NANOS);
        start = System.nanoTime();
        while (into.count() < rounds || (System.nanoTime() - start < LEAST_NANOS && into.count() < MOST_ROUNDS)) {
            into.time(work);
        }
    }

    private void say(String format, Object... values) {
        progress.println(format.formatted(values));
    }
}
