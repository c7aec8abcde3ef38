package luoshi.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables of the sample world that are written by hand: lines of fields, comments begin with {@code #}. */
final class Lines {
    private Lines() {}

    /** Rows of a table beside this package, fields divided by {@code |}. */
    static List<String[]> of(String name) {
        return text("/luoshi/sample/" + name)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\|", -1))
                .toList();
    }

    /** The characters of a one-line file. */
    static String characters(String name) {
        return text("/luoshi/sample/" + name).strip();
    }

    static String text(String path) {
        try (var file = Lines.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is not part of the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
