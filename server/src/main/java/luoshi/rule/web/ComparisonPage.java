package luoshi.rule.web;

import java.util.List;
import luoshi.web.Field;

/**
 * Two versions of a clause side by side: what stayed, what went, what came.
 *
 * @param before name and days of the one compared with
 * @param after name and days of the one compared
 * @param same whether nothing differs at all
 * @param texts what should be done, what not, what otherwise
 */
public record ComparisonPage(
        long id,
        String name,
        String subtitle,
        Field from,
        Field to,
        String before,
        String after,
        boolean same,
        List<Text> texts,
        List<Line> facts,
        List<Duty> duties) {
    /** One part of the wording in both versions; empty lists where nothing is written. */
    public record Text(String key, boolean same, List<Piece> before, List<Piece> after) {}

    /** Words; {@code fate} is {@code went}, {@code came}, or empty for what stayed. */
    public record Piece(String fate, String text) {}

    /** One thing that can be said in a word, before and after. */
    public record Line(String label, boolean same, String before, String after) {}

    /** A duty, what became of it, and what of it changed. */
    public record Duty(String title, Mark mark, List<Line> lines) {}
}
