package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

/** Persons without targets (没有指标的人, trace 1.6): who works that day and is bound by no duty. */
public final class Targets {
    private Targets() {}

    /** Ids of persons with a working unit on the day whom no duty in force binds, in order. */
    public static List<Long> without(Standing standing, LocalDate asOf) {
        var day = Days.epoch(asOf);
        var without = new TreeSet<Long>();
        for (var working : standing.facts().workingUnits()) {
            if (Days.epoch(working.from()) <= day && day < Days.epoch(working.to())) {
                without.add(working.person());
            }
        }
        without.removeAll(standing.bound(day));
        return List.copyOf(without);
    }

    /** Ids of duties in force that bind the person on the day, whether or not a cell exists yet, in order. */
    public static List<Long> duties(Standing standing, long person, LocalDate asOf) {
        return standing.dutiesOf(person, Days.epoch(asOf));
    }
}
