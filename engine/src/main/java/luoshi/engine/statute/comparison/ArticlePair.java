package luoshi.engine.statute.comparison;

import java.util.List;
import java.util.Objects;
import luoshi.engine.statute.Node;
import org.jspecify.annotations.Nullable;

/**
 * An article in two versions of a regulation (对应的两条): the same one before and after, or one that only the earlier or the later
 * version has.
 *
 * @param before the article in the earlier version, or null
 * @param after the article in the later version, or null
 * @param changed whether words differ or paragraphs are divided otherwise; false where there is only one
 * @param similarity share of neighbouring characters in common, from 0 to 1; 0 where there is only one
 */
public record ArticlePair(@Nullable Node before, @Nullable Node after, boolean changed, double similarity) {
    /** @throws IllegalArgumentException when there is neither */
    public ArticlePair {
        if (before == null && after == null) {
            throw new IllegalArgumentException("neither before nor after. Maybe a pair was made of nothing?");
        }
    }

    static ArticlePair of(Article before, Article after) {
        boolean same = before.words().equals(after.words());
        return new ArticlePair(
                before.node(), after.node(), !same, same ? 1 : Likeness.of(before.words(), after.words()));
    }

    /** What became of an article (条文去向). */
    public enum Fate {
        SAME,
        CHANGED,
        /** The same words under another number. */
        RENUMBERED,
        RENUMBERED_AND_CHANGED,
        ADDED,
        REMOVED
    }

    /** What became of it. */
    public Fate fate() {
        if (before == null) {
            return Fate.ADDED;
        }
        if (after == null) {
            return Fate.REMOVED;
        }
        if (renumbered()) {
            return changed ? Fate.RENUMBERED_AND_CHANGED : Fate.RENUMBERED;
        }
        return changed ? Fate.CHANGED : Fate.SAME;
    }

    /** Whether both versions have it, under different numbers. */
    public boolean renumbered() {
        return before != null && after != null && !before.ordinal().equals(after.ordinal());
    }

    /** The article where it stands: in the later version, or in the earlier one if only that has it. */
    public Node shown() {
        return Objects.requireNonNull(after == null ? before : after);
    }

    /** What stayed, went and came of its words, blanks and marks of Markdown aside; one line for each part. */
    public List<PhraseDiff.Stretch> changes() {
        return PhraseDiff.between(before == null ? "" : Words.of(before), after == null ? "" : Words.of(after));
    }
}
