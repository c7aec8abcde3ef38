package luoshi.engine.statute.comparison;

import java.util.Objects;
import luoshi.engine.statute.Node;
import org.jspecify.annotations.Nullable;

/**
 * A 编, 章 or 节 in two versions of a regulation (对应的编章节): the one that most of its articles stand under before and after, or one
 * that only the earlier or the later version has.
 *
 * @param before the heading in the earlier version, or null
 * @param after the heading in the later version, or null
 */
public record HeadingPair(@Nullable Node before, @Nullable Node after) {
    /** @throws IllegalArgumentException when there is neither */
    public HeadingPair {
        if (before == null && after == null) {
            throw new IllegalArgumentException("neither before nor after. Maybe a pair was made of nothing?");
        }
    }

    /** Whether it has another name, its number aside. */
    public boolean renamed() {
        return before != null && after != null && !Objects.equals(before.heading(), after.heading());
    }
}
