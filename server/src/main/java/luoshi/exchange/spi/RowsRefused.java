package luoshi.exchange.spi;

import java.util.List;

/** Thrown while rows are written, when a use case refuses one after all (写的时候被拒): nothing of the file is kept. */
public final class RowsRefused extends RuntimeException {
    private final transient List<RowFailure> failures;

    public RowsRefused(List<RowFailure> failures) {
        super(failures.toString());
        this.failures = List.copyOf(failures);
    }

    public List<RowFailure> failures() {
        return failures;
    }
}
