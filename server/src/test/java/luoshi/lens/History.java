package luoshi.lens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Properties;
import luoshi.lens.StationWorld.Size;

/**
 * A seeded run: a world in the database, some updates before the service looks at it for the first time, and those that
 * it follows.
 *
 * @param size of {@link #SIZES}
 * @param looks how many updates come between two looks, on average
 * @param before updates before the first look
 * @param updates updates after it
 * @param asOf the day that is asked for at the end
 * @param known the sequence that is known then
 */
record History(long seed, String size, int looks, int before, int updates, LocalDate asOf, long known) {
    static final Map<String, Size> SIZES = Map.of("station", StationWorld.STATION, "county", StationWorld.COUNTY);
    static final Path FOLDER = Path.of("src", "test", "resources", "luoshi", "lens", "histories");

    static History read(Path file) throws IOException {
        var values = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            values.load(in);
        }
        return new History(
                Long.parseLong(values.getProperty("seed")),
                values.getProperty("size"),
                Integer.parseInt(values.getProperty("looks")),
                Integer.parseInt(values.getProperty("before")),
                Integer.parseInt(values.getProperty("updates")),
                LocalDate.parse(values.getProperty("asOf")),
                Long.parseLong(values.getProperty("known")));
    }

    /** Keeps this history as a case, with what was different. */
    Path save(String difference) throws IOException {
        Files.createDirectories(FOLDER);
        var file = FOLDER.resolve("%s-%d-%d.properties".formatted(size, seed, end()));
        var why = difference.lines().map(line -> "# " + line + "\n").toList();
        Files.writeString(file, """
                %sseed=%d
                size=%s
                looks=%d
                before=%d
                updates=%d
                asOf=%s
                known=%d
                """.formatted(String.join("", why), seed, size, looks, before, updates, asOf, known));
        return file;
    }

    Size of() {
        return SIZES.get(size);
    }

    int end() {
        return before + updates;
    }

    /** The same, looked at for the first time later. */
    History begun(int later) {
        return new History(seed, size, looks, later, end() - later, asOf, known);
    }

    /** The same, asked at an earlier place. */
    History until(int place) {
        return new History(seed, size, looks, before, place - before, asOf, known);
    }
}
