package luoshi.lens.web;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import luoshi.engine.coverage.CellState;
import luoshi.kernel.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Which cells a list or a figure is about (筛选): a subtree × a set of clauses × a range of months, as an address says it.
 *
 * @param only the unit itself, without what stands below
 * @param clauses none: all
 * @param post 0: no post held
 * @param from first month, or null for the usual one; {@code until} the last, never before it
 * @param page from 1
 */
record CellsQuery(
        @Nullable Long unit,
        boolean only,
        @Nullable Long area,
        @Nullable Long duty,
        Set<Long> clauses,
        @Nullable Long source,
        @Nullable Long post,
        @Nullable Long person,
        @Nullable CellState state,
        @Nullable YearMonth from,
        @Nullable YearMonth until,
        int page) {
    private static final YearMonth EARLIEST = YearMonth.of(1949, 9);
    private static final YearMonth LATEST = YearMonth.of(2100, 1);

    static CellsQuery read(MultiValueMap<String, String> query, List<Reason> troubles) {
        var one = query.toSingleValueMap();
        var month = month(one, "month", troubles);
        var from = month == null ? month(one, "from", troubles) : month;
        var until = month == null ? month(one, "until", troubles) : month;
        if (from != null && until != null && until.isBefore(from)) {
            troubles.add(Reason.of("cells.trouble.range", from.toString(), until.toString()));
            until = from;
        }
        var page = number(one, "page", troubles);
        return new CellsQuery(
                number(one, "unit", troubles),
                one.containsKey("only"),
                number(one, "area", troubles),
                number(one, "duty", troubles),
                numbers(query.getOrDefault("clause", List.of()), troubles),
                number(one, "source", troubles),
                number(one, "post", troubles),
                number(one, "person", troubles),
                state(one.getOrDefault("state", ""), troubles),
                from == null ? until : from,
                until == null ? from : until,
                page == null ? 1 : (int) Math.clamp(page, 1, 100_000));
    }

    private static Set<Long> numbers(List<String> sent, List<Reason> troubles) {
        var found = new TreeSet<Long>();
        for (var text : String.join(",", sent).split(",")) {
            var number = number(Map.of("clause", text), "clause", troubles);
            if (number != null) {
                found.add(number);
            }
        }
        return found;
    }

    private static @Nullable Long number(Map<String, String> query, String name, List<Reason> troubles) {
        var text = query.getOrDefault(name, "");
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException garbled) {
            troubles.add(Reason.of("cells.trouble", name, text));
            return null;
        }
    }

    private static @Nullable YearMonth month(Map<String, String> query, String name, List<Reason> troubles) {
        var text = query.getOrDefault(name, "");
        try {
            var month = text.isEmpty() ? null : YearMonth.parse(text);
            if (month == null || month.isAfter(EARLIEST) && month.isBefore(LATEST)) {
                return month;
            }
        } catch (DateTimeException garbled) {
            // Told below, like a month in which nobody keeps records.
        }
        troubles.add(Reason.of("coverage.trouble.month", text));
        return null;
    }

    private static @Nullable CellState state(String text, List<Reason> troubles) {
        for (var state : CellState.values()) {
            if (state.name().equals(text)) {
                return state;
            }
        }
        if (!text.isEmpty()) {
            troubles.add(Reason.of("cells.trouble", "state", text));
        }
        return null;
    }

    /** The same in the usual months. */
    CellsQuery whenever() {
        return new CellsQuery(unit, only, area, duty, clauses, source, post, person, state, null, null, page);
    }

    /** The choices of this question about a range of months, as of a day, by name. */
    Map<String, String> choices(Range range, Asked asked) {
        var chosen = new LinkedHashMap<String, String>();
        put(chosen, "unit", unit);
        put(chosen, "only", only ? "1" : null);
        put(chosen, "area", area);
        put(chosen, "duty", duty);
        put(
                chosen,
                "clause",
                clauses.isEmpty() ? null : clauses.stream().map(String::valueOf).collect(Collectors.joining(",")));
        put(chosen, "source", source);
        put(chosen, "post", post);
        put(chosen, "person", person);
        if (range.from().equals(range.until())) {
            put(chosen, "month", range.from());
        } else {
            put(chosen, "from", range.from());
            put(chosen, "until", range.until());
        }
        put(chosen, "asof", asked.asOf());
        put(chosen, "known", asked.known());
        return chosen;
    }

    /** The months from one to another, both inclusive. */
    record Range(YearMonth from, YearMonth until) {}

    /** The list of cells for these choices, in a state unless that is null. */
    static String href(Map<String, String> choices, @Nullable CellState state, int page) {
        var all = new LinkedHashMap<>(choices);
        put(all, "state", state);
        put(all, "page", page > 1 ? page : null);
        return "/coverage/cells" + query(all);
    }

    /** The choices with one more or another, as the end of an address. */
    static String query(Map<String, String> choices, String name, Object value) {
        var all = new LinkedHashMap<>(choices);
        put(all, name, value);
        return query(all);
    }

    static String query(Map<String, String> choices) {
        return choices.entrySet().stream()
                .map(choice -> choice.getKey() + "=" + choice.getValue())
                .collect(Collectors.joining("&", choices.isEmpty() ? "" : "?", ""));
    }

    private static void put(Map<String, String> choices, String name, @Nullable Object value) {
        if (value != null) {
            choices.put(name, value.toString());
        }
    }
}
