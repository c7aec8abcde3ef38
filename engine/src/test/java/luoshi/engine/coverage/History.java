package luoshi.engine.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Properties;

/**
 * A seeded run: a world, some updates before the index is built, and those that it is told.
 *
 * @param size of {@link #SIZES}
 * @param before updates of the world before the index is built
 * @param updates updates that the index is told
 * @param asOf the day that is asked for at the end
 * @param known the sequence that is known then
 * @param duty whose cells are worked out slowly; 0: all cells of an index built afresh
 */
record History(long seed, String size, int before, int updates, LocalDate asOf, long known, long duty) {
    static final Map<String, RandomWorld.Size> SIZES =
            Map.of("station", RandomWorld.STATION, "county", RandomWorld.COUNTY);
    static final Path FOLDER = Path.of("src", "test", "resources", "luoshi", "engine", "coverage", "histories");

    static History read(Path file) throws IOException {
        var values = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            values.load(in);
        }
        return new History(
                Long.parseLong(values.getProperty("seed")),
                values.getProperty("size"),
                Integer.parseInt(values.getProperty("before")),
                Integer.parseInt(values.getProperty("updates")),
                LocalDate.parse(values.getProperty("asOf")),
                Long.parseLong(values.getProperty("known")),
                Long.parseLong(values.getProperty("duty")));
    }

    /** Keeps this history as a case, with what was different. */
    Path save(String difference) throws IOException {
        Files.createDirectories(FOLDER);
        var file = FOLDER.resolve("%s-%d-%d.properties".formatted(size, seed, end()));
        var why = difference.lines().map(line -> "# " + line + "\n").toList();
        Files.writeString(file, """
                %sseed=%d
                size=%s
                before=%d
                updates=%d
                asOf=%s
                known=%d
                duty=%d
                """.formatted(String.join("", why), seed, size, before, updates, asOf, known, duty));
        return file;
    }

    RandomWorld.Size of() {
        return SIZES.get(size);
    }

    int end() {
        return before + updates;
    }

    /** The same, told to an index that is built later. */
    History built(int later) {
        return new History(seed, size, later, end() - later, asOf, known, duty);
    }

    /** The same until a place, with a question of its own. */
    History asked(int place, LocalDate day, long sequence, long slowly) {
        return new History(seed, size, before, place - before, day, sequence, slowly);
    }

    /** The same, asked at an earlier place. */
    History until(int place) {
        return asked(place, asOf, known, duty);
    }
}
