package luoshi.rectification.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;
import luoshi.web.Proof;
import org.jspecify.annotations.Nullable;

/** One problem (问题): facts, measures, what happened, where it is stuck, and what the reader may do now. */
public record ProblemPage(
        String title,
        String number,
        List<Tag> tags,
        String summary,
        String done,
        String facts,
        Link rule,
        List<Found> findings,
        String measuresCaption,
        List<Measure> measures,
        List<Step> steps,
        Stuck stuck,
        String verifier,
        String verifierInitial,
        String verifierRule,
        List<Fact> verifications,
        List<Fact> lookBacks,
        List<Related> related,
        List<Act> acts) {
    /** A word with a colour. */
    public record Tag(String css, String icon, String text) {}

    /** Where something leads; an empty address for nowhere. */
    public record Link(String text, String href) {}

    /** A finding that the problem leads, as far as the reader may see it. */
    public record Found(String when, String seen, String who, String sign, String state) {}

    /** One measure. */
    public record Measure(
            String what,
            String doer,
            String due,
            String dueCss,
            String proof,
            String sign,
            String icon,
            String state) {}

    /** One step of what happened, or of what is to come, which no entry answers for yet. */
    public record Step(
            String css, String title, String time, @Nullable Proof proof, String text) {}

    /** Where it is stuck, the fact behind it, what comes next. */
    public record Stuck(String what, String why, String next) {}

    /** A name and what stands behind it. */
    public record Fact(String name, String text, String css) {}

    /** Another problem of the same matter. */
    public record Related(String number, String href, String when, String text, String css) {}

    /** Something that the reader may do now. */
    public record Act(
            String id,
            String title,
            String hint,
            boolean open,
            boolean decision,
            String action,
            String version,
            List<Input> inputs,
            String yes,
            String no,
            String icon,
            List<Mistake> mistakes) {}

    /** A field with its label; {@code rows} only for several lines. */
    public record Input(
            Field field,
            String label,
            String type,
            String help,
            @Nullable String rows,
            boolean required) {}
}
