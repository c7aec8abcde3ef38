package luoshi.ledger;

import java.util.List;

/**
 * What a look at the whole 审计链 found (校验).
 *
 * @param entries entries there are
 * @param sealed of them in the chain
 * @param rows rows of the tables that answer to the chain
 * @param root the newest hash of the chain in hexadecimal digits, zeros when nothing is sealed
 * @param breaks what does not agree, the chain first, then rows by table; at most {@link #MOST} of a kind and table
 */
public record Verification(long entries, long sealed, long rows, String root, List<Break> breaks) {
    static final int MOST = 100;

    public Verification {
        breaks = List.copyOf(breaks);
    }

    /** Adds what does not agree in the chain, as long as there are not {@link #MOST} of the kind. */
    static void add(List<Break> breaks, Kind kind, long number) {
        if (breaks.stream().filter(found -> found.kind() == kind).count() < MOST) {
            breaks.add(Break.chain(kind, number));
        }
    }

    /** Whether everything agrees. */
    public boolean whole() {
        return breaks.isEmpty();
    }

    /** What can be wrong. */
    public enum Kind {
        /** The entry is not what was sealed. */
        ENTRY_CHANGED,
        /** The entry is gone. */
        ENTRY_GONE,
        /** Links are gone, from this position on as far as the next one or the last seal. */
        LINKS_GONE,
        /** The seal does not fit the chain: links were made anew. */
        SEAL_BROKEN,
        /** The row is not what its last entry left. */
        ROW_CHANGED,
        /** The row is gone, and no entry says so. */
        ROW_GONE,
        /** No entry ever spoke of the row. */
        ROW_UNKNOWN,
        /** What a row was before a change is not what it was then. */
        FORMER_CHANGED,
        /** A row was written in a transaction without an entry: not by the program. */
        WRITTEN_ASIDE,
        /** The table no longer tells what is written to it. */
        WATCH_OFF
    }

    /**
     * One thing that does not agree.
     *
     * @param number sequence of the entry; position of the link; number of the seal; for a row the entry that wrote it
     *     last, 0 where there is none
     * @param table schema and table, empty for the chain itself
     * @param key primary key, several columns joined by {@code /}
     */
    public record Break(Kind kind, long number, String table, String key) {
        static Break chain(Kind kind, long number) {
            return new Break(kind, number, "", "");
        }
    }
}
