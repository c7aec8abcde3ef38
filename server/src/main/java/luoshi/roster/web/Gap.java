package luoshi.roster.web;

import java.time.LocalDate;
import java.util.List;
import luoshi.roster.ShiftKind;

/**
 * What is wrong in a month (空着、连班、人不在).
 *
 * @param key text that says it, with its data
 * @param shiftId the shift concerned, or 0 where one is missing
 * @param seat the seat concerned, empty for none
 * @param want the kind of shift that is lacking or wrong
 */
record Gap(
        Kind kind,
        LocalDate day,
        String key,
        List<Object> data,
        long shiftId,
        String seat,
        long unitId,
        ShiftKind want) {
    Gap {
        data = List.copyOf(data);
    }

    /** Kinds of lack. */
    enum Kind {
        EMPTY,
        BROKEN,
        DOUBLE,
        ALONE
    }
}
