package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import luoshi.engine.calendar.WorkCalendar;

/**
 * What changed of the facts from which coverage is derived: records that no longer stand and records that stand now. A
 * record that was corrected is in both. Evidence comes one by one ({@link CoverageIndex#record}) and is not part of it.
 *
 * @param gone records as they were; its calendar does not matter
 * @param come records as they are, and the calendar
 */
public record CoverageChange(CoverageFacts gone, CoverageFacts come) {
    /** What lies between two states of all facts. */
    public static CoverageChange between(CoverageFacts before, CoverageFacts after) {
        return new CoverageChange(without(before, after), without(after, before));
    }

    /** Nothing changed. */
    static CoverageChange none(WorkCalendar calendar) {
        return new CoverageChange(CoverageFacts.none(calendar), CoverageFacts.none(calendar));
    }

    private static CoverageFacts without(CoverageFacts facts, CoverageFacts others) {
        return new CoverageFacts(
                facts.calendar(),
                without(facts, others, CoverageFacts::units),
                without(facts, others, CoverageFacts::placements),
                without(facts, others, CoverageFacts::slots),
                without(facts, others, CoverageFacts::workingUnits),
                without(facts, others, CoverageFacts::rosters),
                without(facts, others, CoverageFacts::shifts),
                without(facts, others, CoverageFacts::occasions),
                without(facts, others, CoverageFacts::absences),
                without(facts, others, CoverageFacts::charges),
                without(facts, others, CoverageFacts::duties),
                without(facts, others, CoverageFacts::exemptions),
                without(facts, others, CoverageFacts::exclusions),
                List.of());
    }

    /** The records of one kind that the others lack, each as often as they lack it. */
    private static <T> List<T> without(
            CoverageFacts facts, CoverageFacts others, Function<CoverageFacts, List<T>> kind) {
        var theirs = kind.apply(others);
        if (kind.apply(facts) == theirs) {
            return List.of();
        }
        var left = new HashMap<T, Integer>();
        theirs.forEach(record -> left.merge(record, 1, Integer::sum));
        var lacking = new ArrayList<T>();
        for (var record : kind.apply(facts)) {
            if (left.merge(record, -1, Integer::sum) < 0) {
                lacking.add(record);
            }
        }
        return Collections.unmodifiableList(lacking);
    }

    /** Whether units or their places in the tree changed. */
    boolean changesTree() {
        return !(gone.units().isEmpty()
                && come.units().isEmpty()
                && gone.placements().isEmpty()
                && come.placements().isEmpty());
    }

    /** A list after the change: the same one when nothing of it changed. */
    <T> List<T> applied(List<T> before, Function<CoverageFacts, List<T>> kind) {
        if (kind.apply(gone).isEmpty() && kind.apply(come).isEmpty()) {
            return before;
        }
        var after = new ArrayList<>(before);
        kind.apply(gone).forEach(after::remove);
        after.addAll(kind.apply(come));
        return Collections.unmodifiableList(after);
    }
}
