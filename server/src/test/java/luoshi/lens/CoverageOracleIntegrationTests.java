package luoshi.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import luoshi.lens.Following.Pace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The index in memory against the slow oracle in SQL: after any history of changes of every kind both tell the same of
 * every cell, as of any day and as known at any sequence, and so does an index built afresh.
 *
 * <p>{@code -Dluoshi.seed} and {@code -Dluoshi.updates} run another history. One that fails is made as short as it can be
 * and saved as a case, which is run from then on.
 */
class CoverageOracleIntegrationTests {
    private static final long SEED = 20261002;
    private static final int UPDATES = 5_000;
    private static final int LOOKS = 12;
    private static final int LOOKS_AT_COUNTY_SIZE = 60;
    private static final int LONG = 100_000;
    private static final Pace EVERY_DAY = new Pace(100, 5_000, 2_000);
    private static final Pace STATION = new Pace(100, 5_000, 1_000);
    private static final Pace COUNTY = new Pace(1_000, 50_000, 10_000);

    @Test
    void tellsTheSameAfterThousandsOfUpdates() throws SQLException, IOException {
        follow("station", LOOKS, UPDATES, EVERY_DAY);
    }

    @Tag("long")
    @Test
    void tellsTheSameAfterAHundredThousandUpdatesOfAStation() throws SQLException, IOException {
        follow("station", LOOKS, LONG, STATION);
    }

    @Tag("long")
    @Test
    void tellsTheSameAfterAHundredThousandUpdatesOfACounty() throws SQLException, IOException {
        follow("county", LOOKS_AT_COUNTY_SIZE, LONG, COUNTY);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellsTheSameInHistoriesThatOnceFailed(Path file) throws SQLException, IOException {
        assertThat(Following.atTheEnd(History.read(file))).as(file.toString()).isNull();
    }

    static List<Path> cases() throws IOException {
        try (var files = Files.list(History.FOLDER)) {
            return files.sorted().toList();
        }
    }

    private static void follow(String size, int looks, int atMost, Pace pace) throws SQLException, IOException {
        var seed = Long.getLong("luoshi.seed", SEED);
        var updates = Integer.getInteger("luoshi.updates", atMost);
        System.out.printf("coverage oracle: seed %d, %s, %d updates%n", seed, size, updates);
        var history = new History(seed, size, looks, 0, updates, StationWorld.FIRST, Long.MAX_VALUE);
        var found = Following.follow(history, pace, true);
        if (found != null) {
            System.out.printf("coverage oracle: %s differs: %s%n", found.history(), found.difference());
            var least = Following.least(found.history(), pace.oracle());
            var shown = String.valueOf(Following.atTheEnd(least));
            var file = least.save(shown);
            fail("%s%nas short as it gets: %s%nsaved in %s: %s", found.history(), least, file, shown);
        }
    }
}
