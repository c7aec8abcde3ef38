package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.List;

/** Persons without targets (没有指标的人, trace 1.6): who works that day and is bound by no duty. */
public final class Targets {
    private Targets() {}

    /** Ids of persons with a working unit on the day whom no duty in force binds, in order. */
    public static List<Long> without(CoverageFacts facts, LocalDate asOf) {
        throw new IllegalStateException("not yet: " + facts.duties().size() + asOf);
    }
}
