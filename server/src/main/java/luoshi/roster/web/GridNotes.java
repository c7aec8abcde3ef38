package luoshi.roster.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.web.Texts;

/** What is special about the days of a month, in words: holidays, make-up days, an unpublished year. */
final class GridNotes {
    private GridNotes() {}

    static List<String> special(Texts t, WorkCalendar calendar, YearMonth month, LocalDate today) {
        var notes = new ArrayList<String>();
        if (!calendar.isKnown(month.atDay(1))) {
            notes.add(t.get("roster.note.unknown-year", String.valueOf(month.getYear())));
        }
        LocalDate first = null;
        for (var n = 1; n <= month.lengthOfMonth() + 1; n++) {
            var day = month.atDay(1).plusDays(n - 1L);
            var off = n <= month.lengthOfMonth()
                    && calendar.kind(day) == WorkCalendar.Kind.OFF
                    && calendar.name(day).isPresent();
            if (off && first == null) {
                first = day;
            } else if (!off && first != null) {
                notes.add(t.get("roster.note.holiday", t.shortDay(first), t.shortDay(day.minusDays(1))));
                first = null;
            }
            if (n <= month.lengthOfMonth() && calendar.kind(day) == WorkCalendar.Kind.MAKE_UP) {
                notes.add(t.get("roster.note.make-up", Words.day(t, day)));
            }
        }
        if (YearMonth.from(today).equals(month)) {
            notes.add(t.get("roster.note.today"));
        }
        return notes;
    }
}
