package luoshi.roster.web;

import java.time.DateTimeException;
import java.time.YearMonth;
import luoshi.kernel.Missing;
import luoshi.web.Form;

/** The unit and the month that an address names; where they make no sense there is no such page. */
final class Address {
    private Address() {}

    /**
     * The unit.
     *
     * @throws Missing when none is named
     */
    static long unit(Form form) {
        try {
            return Long.parseLong(form.text("unit"));
        } catch (NumberFormatException none) {
            throw new Missing("unit", form.text("unit"));
        }
    }

    /**
     * The month, or the one given when none is named.
     *
     * @throws Missing when it is no month, or too far away
     */
    static YearMonth month(Form form, YearMonth otherwise) {
        var text = form.text("month");
        try {
            var month = text.isEmpty() ? otherwise : YearMonth.parse(text);
            if (month.getYear() < 2000 || month.getYear() > 2100) {
                throw new Missing("month", month);
            }
            return month;
        } catch (DateTimeException none) {
            throw new Missing("month", text);
        }
    }
}
