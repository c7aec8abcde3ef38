package luoshi.ledger;

import java.util.regex.Pattern;

/**
 * As of which entry tables are read (当时所知): the same question is asked of rows as they are, or as they were known at a
 * sequence of the 审计链. An entry answers for all that its transaction wrote.
 *
 * @param seq the sequence; {@link Long#MAX_VALUE} for everything
 */
public record KnownAt(long seq) {
    public static final KnownAt NOW = new KnownAt(Long.MAX_VALUE);

    private static final Pattern TABLE = Pattern.compile("\\b(from|join)\\s+(\\w+\\.\\w+)");

    /** The question with each of its tables, which must all be remembered ones, as known. */
    public String in(String sql) {
        return seq == Long.MAX_VALUE ? sql : TABLE.matcher(sql).replaceAll("$1 ledger.known(null::$2, " + seq + ")");
    }
}
