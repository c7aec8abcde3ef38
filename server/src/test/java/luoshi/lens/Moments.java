package luoshi.lens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import luoshi.engine.coverage.Cell;
import luoshi.engine.coverage.CoverageQuery;

/**
 * What the oracle told of the tables at some moments of a history. However organisation, rosters, rules and calendar change
 * later, the service must tell the same again as known at the sequence of then.
 */
final class Moments {
    private static final CoverageQuery ALL = CoverageQuery.all(LocalDate.of(2020, 1, 1), LocalDate.of(2040, 1, 1));

    private final Oracle oracle;
    private final CoverageService coverage;
    private final List<Moment> moments = new ArrayList<>();
    private long asked;

    Moments(Oracle oracle, CoverageService coverage) {
        this.oracle = oracle;
        this.coverage = coverage;
    }

    private record Moment(long seq, LocalDate asOf, List<Long> duties, List<Cell> told) {}

    /** Keeps what is told now, when everything up to a sequence has committed. */
    void keep(long seq, List<Long> duties, LocalDate asOf) {
        var told = oracle.cells(asOf, Long.MAX_VALUE, StationWorld.FIRST, StationWorld.LAST, duties);
        moments.add(new Moment(seq, asOf, duties, told));
    }

    /** Asks again what was told at one of the moments. */
    void ask(SplittableRandom dice) {
        if (moments.isEmpty()) {
            return;
        }
        var moment = moments.get(dice.nextInt(moments.size()));
        var view = coverage.at(moment.asOf, moment.seq);
        assertThat(view.cells(ALL.duties(Set.copyOf(moment.duties))))
                .as("known at %d as of %s, duties %s", moment.seq, moment.asOf, moment.duties)
                .containsExactlyInAnyOrderElementsOf(moment.told);
        asked++;
    }

    /** How many times something was asked again. */
    long asked() {
        return asked;
    }
}
