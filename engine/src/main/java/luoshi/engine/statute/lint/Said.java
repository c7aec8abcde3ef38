package luoshi.engine.statute.lint;

import luoshi.engine.statute.Span;

/** What a clause says or leaves out about one {@link Need}; messages come from the key, never from here. */
public sealed interface Said {
    /** What it is about. */
    Need need();

    /**
     * Words that say it (原话).
     *
     * @param words as printed
     * @param span their bytes in the file
     */
    record Words(Need need, String words, Span span) implements Said {}

    /** Nothing says it, and the clause needs it (欠缺). */
    record Lacking(Need need) implements Said {
        /** Key of the message that names the lack. */
        public String messageKey() {
            return "lint.lacks." + need.name();
        }
    }

    /** Nothing says it, and nothing has to. */
    record NotNeeded(Need need) implements Said {}
}
