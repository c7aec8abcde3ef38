package luoshi.lens.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import luoshi.kernel.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a page asks for (地址里的选择), read kindly: what makes no sense is named and replaced.
 *
 * @param asOf the day
 * @param today the newest day that can be asked for
 * @param month the month whose figures are shown, or null for the newest that has any
 * @param unit the unit in the middle, or null for the actor's own
 * @param known sequence of the ledger up to which is known (当时所知), or null for the newest
 * @param troubles what made no sense
 */
record Asked(
        LocalDate asOf,
        LocalDate today,
        @Nullable YearMonth month,
        Mode mode,
        @Nullable Long unit,
        @Nullable Long known,
        List<Reason> troubles) {
    /** Weeks that the slider reaches back. */
    static final int WEEKS = 52;

    static Asked read(Map<String, String> query, LocalDate firstDay, long head, LocalDate today) {
        var troubles = new ArrayList<Reason>();
        var asOf = day(query, firstDay, today, troubles);
        // What the form shows of itself is no choice of the reader's.
        var chosen = query.getOrDefault("month", "");
        var month = chosen.equals(query.get("auto")) ? null : month(chosen, asOf, troubles);
        var modeText = query.getOrDefault("mode", Mode.RATE.key());
        var mode = Mode.of(modeText).orElse(null);
        if (mode == null) {
            troubles.add(Reason.of("coverage.trouble.mode", modeText));
            mode = Mode.RATE;
        }
        var unit = number(query, "unit", "coverage.trouble.unit", troubles);
        return new Asked(asOf, today, month, mode, unit, known(query, head, troubles), troubles);
    }

    private static LocalDate day(
            Map<String, String> query, LocalDate firstDay, LocalDate today, List<Reason> troubles) {
        var step = query.getOrDefault("step", "");
        // The slider and the date stand in one form: the slider counts when it was moved.
        if (!step.isEmpty() && !step.equals(query.getOrDefault("shown", ""))) {
            try {
                var moved = today.minusWeeks(WEEKS - Math.clamp(Integer.parseInt(step), 0, WEEKS));
                return moved.isBefore(firstDay) ? firstDay : moved;
            } catch (NumberFormatException garbled) {
                troubles.add(Reason.of("coverage.trouble.day", step));
                return today;
            }
        }
        var text = query.getOrDefault("asof", "");
        if (text.isEmpty()) {
            return today;
        }
        try {
            var day = LocalDate.parse(text);
            if (day.isAfter(today)) {
                troubles.add(Reason.of("coverage.trouble.future", text, today));
                return today;
            }
            if (day.isBefore(firstDay)) {
                troubles.add(Reason.of("coverage.trouble.past", text, firstDay));
                return firstDay;
            }
            return day;
        } catch (DateTimeException garbled) {
            troubles.add(Reason.of("coverage.trouble.day", text));
            return today;
        }
    }

    private static @Nullable YearMonth month(String text, LocalDate asOf, List<Reason> troubles) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            var month = YearMonth.parse(text);
            if (month.atDay(1).isAfter(asOf)) {
                troubles.add(Reason.of("coverage.trouble.month-future", text));
                return null;
            }
            return month;
        } catch (DateTimeException garbled) {
            troubles.add(Reason.of("coverage.trouble.month", text));
            return null;
        }
    }

    private static @Nullable Long known(Map<String, String> query, long head, List<Reason> troubles) {
        var known = number(query, "known", "coverage.trouble.known", troubles);
        if (known != null && (known < 0 || known > head)) {
            troubles.add(Reason.of("cells.trouble.known", known, head));
            return null;
        }
        return known;
    }

    private static @Nullable Long number(
            Map<String, String> query, String name, String trouble, List<Reason> troubles) {
        var text = query.getOrDefault(name, "");
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException garbled) {
            troubles.add(Reason.of(trouble, text));
            return null;
        }
    }

    /** The sequence up to which is known; without a limit the greatest there is. */
    long seq() {
        return known == null ? Long.MAX_VALUE : known;
    }

    /** The end of an address that asks for what was known then, too. */
    String knownToo() {
        return known == null ? "" : "&known=" + known;
    }

    /** The same as known at another sequence, or (null) now. */
    Asked knownAt(@Nullable Long seq) {
        return new Asked(asOf, today, month, mode, unit, seq, troubles);
    }

    /** The same about another unit. */
    Asked about(@Nullable Long other) {
        return new Asked(asOf, today, month, mode, other, known, troubles);
    }

    /** The place of the as-of day on the slider. */
    int step() {
        return WEEKS - (int) Math.min(WEEKS, (today.toEpochDay() - asOf.toEpochDay() + 3) / 7);
    }

    /** The query of this page with one choice changed; what is the default stays away. */
    String query(String changed, String value) {
        var chosen = new LinkedHashMap<String, String>();
        if (unit != null) {
            chosen.put("unit", unit.toString());
        }
        if (!asOf.equals(today) || known != null) {
            chosen.put("asof", asOf.toString());
        }
        if (month != null) {
            chosen.put("month", month.toString());
        }
        if (mode != Mode.RATE) {
            chosen.put("mode", mode.key());
        }
        if (known != null) {
            chosen.put("known", known.toString());
        }
        if (value.isEmpty()) {
            chosen.remove(changed);
        } else if (!changed.isEmpty()) {
            chosen.put(changed, value);
        }
        return chosen.isEmpty()
                ? ""
                : "?"
                        + chosen.entrySet().stream()
                                .map(choice -> choice.getKey() + "=" + choice.getValue())
                                .collect(Collectors.joining("&"));
    }

    /** The query as it is. */
    String query() {
        return query("", "");
    }
}
