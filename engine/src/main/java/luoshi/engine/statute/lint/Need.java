package luoshi.engine.statute.lint;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a workable clause says (操作五问): who, does what, by when, seen by what, and what follows otherwise (2.6). */
public enum Need {
    /** 谁 */
    ACTOR,
    /** 做什么 */
    ACT,
    /** 何时，或多久一次 */
    DEADLINE,
    /** 凭什么看 */
    OBSERVABLE,
    /** 不办怎么办 */
    COUNTERMEASURE;

    /** The word used in the JSON of {@code statute --lint}: the name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What a clause of the modality has to say. A prohibition holds at all times, so that it needs no deadline; what only
     * permits or states binds nobody and needs nothing.
     */
    public static Set<Need> of(Modality modality) {
        return switch (modality) {
            case MUST -> EnumSet.allOf(Need.class);
            case MUST_NOT -> EnumSet.of(ACTOR, ACT, OBSERVABLE, COUNTERMEASURE);
            case MAY, STATES -> EnumSet.noneOf(Need.class);
        };
    }
}
