package luoshi.exchange.spi;

import java.util.List;
import java.util.Set;

/**
 * What the file as a whole does not bear (通盘检查).
 *
 * @param failures rows that contradict each other or what is stored
 * @param already numbers of rows that are stored already, the same: they are left out and nothing is doubled
 * @param changes what the other rows would change in what is stored already, in order of the rows
 */
public record Review(List<RowFailure> failures, Set<Integer> already, List<RowChange> changes) {
    public static final Review CLEAN = new Review(List.of(), Set.of());

    public Review {
        failures = List.copyOf(failures);
        already = Set.copyOf(already);
        changes = List.copyOf(changes);
    }

    /** Of a table whose rows only ever add. */
    public Review(List<RowFailure> failures, Set<Integer> already) {
        this(failures, already, List.of());
    }
}
