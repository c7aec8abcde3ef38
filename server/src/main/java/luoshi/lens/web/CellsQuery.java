package luoshi.lens.web;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import luoshi.engine.coverage.CellState;
import luoshi.kernel.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Which cells a list shows (筛选).
 *
 * @param only the unit itself, without what stands below
 * @param page from 1
 */
record CellsQuery(
        @Nullable Long unit,
        boolean only,
        @Nullable Long area,
        @Nullable Long duty,
        @Nullable Long person,
        @Nullable CellState state,
        int page) {
    static CellsQuery read(Map<String, String> query, List<Reason> troubles) {
        var page = number(query, "page", troubles);
        return new CellsQuery(
                number(query, "unit", troubles),
                query.containsKey("only"),
                number(query, "area", troubles),
                number(query, "duty", troubles),
                number(query, "person", troubles),
                state(query.getOrDefault("state", ""), troubles),
                page == null ? 1 : (int) Math.clamp(page, 1, 100_000));
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

    /** The same list with another state and page. */
    String href(YearMonth month, Asked asked, @Nullable CellState state, int page) {
        var parts = new ArrayList<String>();
        add(parts, "unit", unit);
        if (only) {
            parts.add("only=1");
        }
        add(parts, "area", area);
        add(parts, "duty", duty);
        add(parts, "person", person);
        parts.add("month=" + month);
        parts.add("asof=" + asked.asOf());
        add(parts, "state", state);
        if (page > 1) {
            parts.add("page=" + page);
        }
        return "/coverage/cells?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.add(name + "=" + value);
        }
    }
}
