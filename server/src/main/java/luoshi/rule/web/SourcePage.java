package luoshi.rule.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/**
 * A regulation: its structure, what is odd about its numbering, and which parts are clauses already.
 *
 * @param compare where it stands beside another version; empty when there is none
 */
public record SourcePage(
        long id,
        String title,
        String subtitle,
        String notice,
        List<String> notes,
        List<String> problems,
        List<Fact> facts,
        String compare,
        boolean mayWrite,
        List<Mistake> mistakes,
        Field areas,
        Field owners,
        List<Part> parts) {
    /** A line of the list of facts. */
    public record Fact(String label, String value) {}

    /**
     * One part.
     *
     * @param depth 0 for the outermost
     * @param heading whether it is a heading
     * @param anchors ids of the parts shown here, where links lead to; its own first
     * @param text the words of a heading; else they stand in {@code pieces}
     * @param tickable whether it may be made a clause
     * @param ticked whether it was ticked in the form sent before
     * @param clauses clauses made of it
     */
    public record Part(
            long id,
            int depth,
            boolean heading,
            List<Long> anchors,
            String number,
            String text,
            List<Piece> pieces,
            boolean tickable,
            boolean ticked,
            List<Mark> marks,
            List<Link> clauses) {}

    /** A stretch of words; {@code href} "" where they point nowhere. */
    public record Piece(String text, String href) {}

    /** A link to a clause. */
    public record Link(String href, String text) {}
}
