package luoshi.engine.statute.lint;

import java.util.List;
import java.util.Optional;

/**
 * Whether a clause can be carried out as written (可操作性, 2.6): one {@link Said} for each {@link Need}, in its order.
 *
 * @param modality what the clause does to its subject
 * @param said who, act, deadline, observable, countermeasure
 */
public record Operability(Modality modality, List<Said> said) {
    /** @throws IllegalArgumentException when a need is left out */
    public Operability {
        said = List.copyOf(said);
        if (said.size() != Need.values().length) {
            throw new IllegalArgumentException("said " + said + ". Maybe a need is left out?");
        }
    }

    /** The words about the need, if there are any. */
    public Optional<Said.Words> words(Need need) {
        return said.get(need.ordinal()) instanceof Said.Words words ? Optional.of(words) : Optional.empty();
    }

    /** What is missing, in the order of the needs. */
    public List<Need> lacks() {
        return said.stream()
                .filter(Said.Lacking.class::isInstance)
                .map(Said::need)
                .toList();
    }
}
