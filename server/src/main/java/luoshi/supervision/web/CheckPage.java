package luoshi.supervision.web;

import java.util.List;
import luoshi.supervision.web.CheckListPage.Tag;
import luoshi.web.Field;
import luoshi.web.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * One check with what it saw and what came of it.
 *
 * @param done what was just done, empty for nothing
 * @param findings with the forms of those that the reader may act on
 */
public record CheckPage(
        String title,
        String summary,
        String done,
        List<Tag> tags,
        List<Fact> facts,
        List<Found> findings,
        List<Praise> praises,
        List<Result> results,
        List<Mistake> mistakes) {
    /** One line of what is known of the check. */
    public record Fact(String name, String text) {}

    /** A clause with its answer. */
    public record Result(
            String title, String source, String href, String whom, Tag answer, String reason, List<Picture> photos) {}

    /** A photo; {@code label} is what is said of it to who cannot see it. */
    public record Picture(String href, String label, String width, String height) {}

    /** The good seen. */
    public record Praise(Tag kind, String whom, String seen) {}

    /**
     * A finding.
     *
     * @param problem the address of the problem that leads it, empty for none
     * @param withdrawal what is said of its withdrawal, empty for nothing
     * @param correct the form to tell what was put right, or null
     * @param withdraw the form to ask that it be withdrawn, or null
     * @param decide the form to decide on that, or null
     */
    public record Found(
            String id,
            String clause,
            String href,
            String whom,
            String seen,
            String where,
            Tag severity,
            Tag outcome,
            String problem,
            String correction,
            String withdrawal,
            List<Picture> photos,
            String version,
            @Nullable Field correct,
            @Nullable Field withdraw,
            @Nullable Decision decide) {}

    /** What is decided on a withdrawal. */
    public record Decision(String action, String version, Field answer) {}
}
