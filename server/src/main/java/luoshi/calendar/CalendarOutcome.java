package luoshi.calendar;

import java.util.Map;
import luoshi.kernel.Reason;

/** What came of a change to the calendar (日历). */
public sealed interface CalendarOutcome {
    /** It is done. */
    record Done() implements CalendarOutcome {}

    /** Nothing was written; reasons by field of the form, the empty name for the form as a whole. */
    record Refused(Map<String, Reason> reasons) implements CalendarOutcome {
        public Refused {
            reasons = Map.copyOf(reasons);
        }

        static Refused at(String field, String key, Object... data) {
            return new Refused(Map.of(field, Reason.of(key, data)));
        }
    }
}
