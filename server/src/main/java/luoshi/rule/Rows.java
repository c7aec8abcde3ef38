package luoshi.rule;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the arrays of a row. */
final class Rows {
    private Rows() {}

    static <T> Set<T> names(Array array, Function<String, T> named) throws SQLException {
        return strings(array).stream().map(named).collect(Collectors.toUnmodifiableSet());
    }

    static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    static List<Long> ids(Array array) throws SQLException {
        return Arrays.asList((Long[]) array.getArray());
    }
}
