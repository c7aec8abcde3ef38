package luoshi.lens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;

/**
 * Whose evidence fills which duty: a person's a person's, a unit's own a unit's; anything else fills nothing and is left
 * out when evidence is read.
 *
 * @param kinds of each duty that was ever known, a bit for each kind of subject
 */
record Fits(Map<Long, Integer> kinds) {
    static Fits of(List<Duty> duties) {
        var kinds = new HashMap<Long, Integer>();
        duties.forEach(duty -> kinds.merge(duty.duty(), bit(duty.subject()), (one, other) -> one | other));
        return new Fits(kinds);
    }

    private static int bit(SubjectKind kind) {
        return kind == SubjectKind.PERSON ? 1 : 2;
    }

    boolean takes(long duty, boolean ofPerson) {
        return (kinds.getOrDefault(duty, 0) & (ofPerson ? 1 : 2)) != 0;
    }

    /** Whether what was read by these and fits no more, or was left out and fits now, is that of new duties only. */
    boolean agreesWith(Fits later) {
        return kinds.entrySet().stream()
                .allMatch(known -> later.kinds
                        .getOrDefault(known.getKey(), known.getValue())
                        .equals(known.getValue()));
    }

    /** Duties that these do not know. */
    List<Long> newIn(Fits later) {
        var found = new ArrayList<>(later.kinds.keySet());
        found.removeAll(kinds.keySet());
        return found;
    }

    /** With what later ones know; a duty that is no more is remembered. */
    Fits and(Fits later) {
        var both = new HashMap<>(kinds);
        both.putAll(later.kinds);
        return new Fits(both);
    }
}
