package luoshi.engine.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An index that followed changes of every kind against one built from the facts as they are and against the formulas as
 * slowly as they read. {@code -Dluoshi.seed} and {@code -Dluoshi.updates} run another history. One that fails is made as
 * short as it can be and saved as a case, which is run from then on.
 */
class CoverageUpdateTests {
    private static final long SEED = 20261002;
    private static final int UPDATES = 12_000;
    private static final int LONG = 100_000;
    private static final int EVERY = 100;
    private static final int EVERY_AT_COUNTY_SIZE = 1_000;

    @Test
    void followsUpdatesOfEveryKind() throws IOException {
        follow("station", UPDATES, EVERY * 4);
    }

    @Tag("long")
    @Test
    void followsAHundredThousandUpdatesOfAStation() throws IOException {
        follow("station", LONG, EVERY);
    }

    @Tag("long")
    @Test
    void followsAHundredThousandUpdatesOfACounty() throws IOException {
        follow("county", LONG, EVERY_AT_COUNTY_SIZE);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("cases")
    void tellsTheSameInHistoriesThatOnceFailed(Path file) throws IOException {
        assertThat(Following.atTheEnd(History.read(file))).as(file.toString()).isNull();
    }

    static List<Path> cases() throws IOException {
        if (Files.notExists(History.FOLDER)) {
            return List.of();
        }
        try (var files = Files.list(History.FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".properties"))
                    .sorted()
                    .toList();
        }
    }

    private static void follow(String size, int atMost, int every) throws IOException {
        var seed = Long.getLong("luoshi.seed", SEED);
        var updates = Integer.getInteger("luoshi.updates", atMost);
        System.out.printf(
                "coverage history: seed %d, %s, %d updates (-Dluoshi.seed, -Dluoshi.updates)%n", seed, size, updates);
        var history = new History(seed, size, 0, updates, RandomWorld.STATION.to(), Long.MAX_VALUE, 0);
        var found = Following.follow(history, every);
        if (found != null) {
            System.out.println("coverage history: " + found.history() + " differs: " + found.difference());
            var least = Following.least(found.history());
            var shown = String.valueOf(Following.atTheEnd(least));
            var file = least.save(shown);
            fail("%s%nas short as it gets: %s%nsaved in %s: %s", found.history(), least, file, shown);
        }
    }
}
