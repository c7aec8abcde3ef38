package luoshi.exchange.spi;

import java.util.List;
import java.util.Set;

/**
 * What the file as a whole does not bear (通盘检查).
 *
 * @param failures rows that contradict each other or what is stored
 * @param already numbers of rows that are stored already, the same: they are left out and nothing is doubled
 */
public record Review(List<RowFailure> failures, Set<Integer> already) {
    public static final Review CLEAN = new Review(List.of(), Set.of());

    public Review {
        failures = List.copyOf(failures);
        already = Set.copyOf(already);
    }
}
