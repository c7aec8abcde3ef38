package luoshi.engine.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * A seeded run: a world, some updates before the index is built, and those that it is told.
 *
 * @param size of {@link #SIZES}
 * @param before updates of the world before the index is built
 * @param updates updates that the index is told
 * @param question seeds what is asked at the end
 */
record History(long seed, String size, int before, int updates, long question) {
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
                Long.parseLong(values.getProperty("question")));
    }

    /** Keeps this history as a case, with what was different. */
    Path save(String difference) throws IOException {
        Files.createDirectories(FOLDER);
        var file = FOLDER.resolve("%s-%d-%d.properties".formatted(size, seed, before + updates));
        var why = difference.lines().map(line -> "# " + line + "\n").toList();
        Files.writeString(file, """
                %sseed=%d
                size=%s
                before=%d
                updates=%d
                question=%d
                """.formatted(String.join("", why), seed, size, before, updates, question));
        return file;
    }

    RandomWorld.Size of() {
        return SIZES.get(size);
    }

    /** The same with fewer updates told to an index that is built later. */
    History built(int later) {
        return new History(seed, size, later, before + updates - later, question);
    }

    /** The same but asked at an earlier place. */
    History until(int place) {
        return new History(seed, size, before, place - before, question);
    }
}
