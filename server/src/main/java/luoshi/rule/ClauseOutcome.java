package luoshi.rule;

import java.util.List;

/** What came of a change to a clause, an exemption or 不适用. */
sealed interface ClauseOutcome {
    /** It is done. */
    record Done(long id) implements ClauseOutcome {}

    /** Nothing was written; each fault names its field. */
    record Refused(List<Fault> faults) implements ClauseOutcome {
        public Refused {
            faults = List.copyOf(faults);
        }

        static Refused of(Fault fault) {
            return new Refused(List.of(fault));
        }
    }
}
