package luoshi.ledger.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Proof;
import org.jspecify.annotations.Nullable;

/**
 * 审计链: how long it is, whether it was found whole, and its entries, newest first.
 *
 * @param notice what has just been done, or empty
 * @param alarm what does not agree, or null when the last verification found everything whole
 * @param check the last verification in words
 * @param good whether there was one and it found everything whole
 * @param mayVerify whether the reader may have everything verified
 * @param busy whether that is being done at this moment
 * @param export where the whole chain is carried away, or empty
 * @param who whose entries
 * @param entity about what
 * @param action what happened
 * @param filtered whether anything is looked for
 * @param older where older entries are, or empty
 * @param newest where the newest are, or empty when these are they
 */
public record LedgerPage(
        String title,
        String summary,
        String notice,
        @Nullable Alarm alarm,
        String check,
        boolean good,
        boolean mayVerify,
        boolean busy,
        String export,
        Field who,
        Field entity,
        Field action,
        Field from,
        Field to,
        boolean filtered,
        String caption,
        List<Row> rows,
        String older,
        String newest,
        String sealCaption,
        List<Seal> seals) {
    /** What does not agree, line by line; {@code more} says how many lines are left out, or is empty. */
    public record Alarm(String title, List<Line> lines, String more) {}

    /** One disagreement, with the entry that it is about, where there is one. */
    public record Line(String text, @Nullable Proof proof) {}

    /**
     * One entry.
     *
     * @param what the action in words
     * @param subject the kind of record and what tells most about it
     * @param person whom it concerns, or empty
     */
    public record Row(
            Proof proof,
            String when,
            String who,
            String what,
            String subject,
            String person,
            String previous,
            String hash) {}

    /** One batch that was sealed. */
    public record Seal(String title, String when, String text, String hash) {}
}
