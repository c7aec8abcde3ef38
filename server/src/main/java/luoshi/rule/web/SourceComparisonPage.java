package luoshi.rule.web;

import java.util.List;
import luoshi.rule.web.ComparisonPage.Piece;
import luoshi.rule.web.SourcePage.Link;
import luoshi.web.Field;

/**
 * Two versions of a regulation article by article, in the order of the later one.
 *
 * @param refusal why there is nothing to compare; empty otherwise
 * @param other versions to compare with
 * @param only which fate is shown, by name; empty for all
 * @param notes what else differs
 * @param articles those that differ, and lines that stand for those that do not
 */
public record SourceComparisonPage(
        long id,
        String title,
        String subtitle,
        String refusal,
        Field other,
        Side before,
        Side after,
        String turned,
        String only,
        List<Filter> filters,
        List<String> notes,
        List<Article> articles) {
    /** One of the two versions; {@code name} is what it is called above its words. */
    public record Side(String name, Link source, String detail) {}

    /** Articles of one fate: how many, and where they are shown alone; no address for those that never are. */
    public record Filter(Mark mark, String href, boolean current) {}

    /**
     * An article, or several that need no words.
     *
     * @param id of its element
     * @param before its words in the earlier version; none for an article that is new
     * @param after its words in the later version; none for one that went
     * @param note said in the place of words, or beside them
     * @param lines one for each of several articles
     * @param clauses made of it in either version
     */
    public record Article(
            String id,
            String title,
            List<Mark> marks,
            List<Piece> before,
            List<Piece> after,
            String note,
            List<Numbered> lines,
            List<Link> clauses) {
        public boolean hasWords() {
            return !before.isEmpty() || !after.isEmpty();
        }
    }

    /** An article that only has another number, and the clauses made of it. */
    public record Numbered(String text, List<Link> clauses) {}
}
