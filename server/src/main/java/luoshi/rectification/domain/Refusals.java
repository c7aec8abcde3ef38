package luoshi.rectification.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.kernel.Reason;

/** Collects why something is refused. */
final class Refusals {
    private static final int LONGEST = 500;

    private final Map<String, Reason> reasons = new LinkedHashMap<>();

    Refusals when(boolean bad, String field, String key, Object... data) {
        if (bad) {
            reasons.putIfAbsent(field, Reason.of("reason.problem." + key, data));
        }
        return this;
    }

    /** Words that must be there and not too many. */
    Refusals words(String field, String text) {
        return when(text.isBlank(), field, "words").when(text.length() > LONGEST, field, "long", LONGEST);
    }

    List<Reason> all() {
        return List.copyOf(reasons.values());
    }

    boolean any() {
        return !reasons.isEmpty();
    }

    Result refused() {
        return new Result.Refused(reasons);
    }
}
