package luoshi.ledger.web;

import java.util.List;
import luoshi.web.Proof;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the 审计链.
 *
 * @param facts who, when, what, where
 * @param hidden whether its content is not shown to the reader
 * @param content fields of its body
 * @param chain where it stands in the chain
 * @param steps command lines that compute its hash anew, or empty as long as it is not sealed
 * @param expected the hash that they must print
 * @param rowsText what is to be said of the rows that it speaks of
 * @param opener the entry that answers for the rows instead, or null
 * @param then the address of figures as known at this entry, or empty for who sees none
 * @param previous the entry sealed before it, where the reader may read that
 * @param next the one sealed after it
 */
public record EntryPage(
        String title,
        String summary,
        Proof proof,
        List<Fact> facts,
        boolean hidden,
        List<Fact> content,
        List<Fact> chain,
        String steps,
        String expected,
        String rowsText,
        @Nullable Proof opener,
        List<Row> rows,
        String then,
        @Nullable Proof previous,
        @Nullable Proof next) {
    /** A label with its value; {@code code} for one in digits. */
    public record Fact(String label, String value, boolean code) {}

    /**
     * A row that the entry wrote.
     *
     * @param css class of the tag
     * @param later the entry that changed it last, or null
     */
    public record Row(
            String table,
            String key,
            String css,
            String icon,
            String state,
            @Nullable Proof later) {}
}
