package luoshi.engine.statute;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;

/** Real regulations, where they lie beside the checkout; none of their words is part of the repository. */
public final class Corpus {
    public static final Path LAWS = Path.of("../../shared/data/laws");
    private static final Path INDEX = LAWS.resolve("index.csv");

    private Corpus() {}

    /** A line of the index: what another program counted in the file. */
    public record Entry(String path, List<String> row) {
        private int fromEnd(int column) {
            return Integer.parseInt(row.get(row.size() - column));
        }

        public String title() {
            return row.get(row.size() - 11);
        }

        /** Day of the version, "" for none. */
        public String dated() {
            return row.get(row.size() - 10);
        }

        public int parts() {
            return fromEnd(7);
        }

        public int chapters() {
            return fromEnd(6);
        }

        public int sections() {
            return fromEnd(5);
        }

        public int articles() {
            return fromEnd(4);
        }

        public int items() {
            return fromEnd(3);
        }

        public int revisions() {
            return fromEnd(1);
        }

        public byte[] bytes() {
            return read(path);
        }
    }

    /** Skips the test, and says so, where the regulations are not at hand. */
    public static void assumePresent() {
        assumeThat(Files.exists(INDEX))
                .as("no regulations at %s: what needs them is skipped", LAWS)
                .isTrue();
    }

    public static List<Entry> index() {
        try {
            return Files.readAllLines(INDEX).stream()
                    .skip(1)
                    .map(line -> List.of(line.split(",", -1)))
                    .map(row -> new Entry(row.getFirst(), row))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static byte[] read(String path) {
        try {
            return Files.readAllBytes(LAWS.resolve(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Draws without replacement: those whose seeded checksum is smallest, so that a part more or less elsewhere changes nothing.
     *
     * @param key what tells one from another, the same in every run
     */
    public static <T> List<T> draw(List<T> from, int count, long seed, Function<T, String> key) {
        record Ticket<T>(long number, T of) {}
        var tickets = new ArrayList<Ticket<T>>(from.size());
        for (var one : from) {
            tickets.add(new Ticket<>(number(seed, key.apply(one)), one));
        }
        tickets.sort(Comparator.comparingLong(Ticket::number));
        return tickets.stream().limit(count).map(Ticket::of).toList();
    }

    private static long number(long seed, String key) {
        long h = seed;
        for (int i = 0; i < key.length(); i++) {
            h = mix(h ^ key.charAt(i));
        }
        return h >>> 1;
    }

    /** The mixing step of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long z) {
        z += 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    public static String checksum(byte[] file, int start, int end) {
        var crc = new CRC32();
        crc.update(file, start, end - start);
        return "%08x".formatted(crc.getValue());
    }
}
