package luoshi.exchange.spi;

import java.util.List;

/** What became of a row: a value, or everything that is wrong with it (读一行的结果). */
public sealed interface Parsed<T> {
    record Good<T>(T value) implements Parsed<T> {}

    record Bad<T>(List<RowFailure> failures) implements Parsed<T> {
        public Bad {
            failures = List.copyOf(failures);
        }
    }
}
