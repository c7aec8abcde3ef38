package luoshi.exchange.spi;

import java.util.List;

/**
 * One column of a table (列).
 *
 * @param key its name in code, also accepted as a header
 * @param required whether a row without it is bad, and a file without it is refused
 * @param example what stands in the example row of the template
 * @param aliases other headers that mean it
 */
public record Column(String key, boolean required, String example, List<String> aliases) {
    public Column {
        aliases = List.copyOf(aliases);
    }

    public static Column required(String key, String example, String... aliases) {
        return new Column(key, true, example, List.of(aliases));
    }

    public static Column optional(String key, String example, String... aliases) {
        return new Column(key, false, example, List.of(aliases));
    }
}
