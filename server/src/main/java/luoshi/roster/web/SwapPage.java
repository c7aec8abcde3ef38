package luoshi.roster.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/**
 * One swap (换班) and what may be done with it.
 *
 * @param facts who for whom, when, why, by whom
 * @param decides the reader may approve or decline
 * @param withdraws the reader is one of the two and may withdraw
 * @param undoes the reader may undo
 */
public record SwapPage(
        String title,
        String state,
        String tag,
        List<Fact> facts,
        long id,
        int version,
        boolean decides,
        boolean withdraws,
        boolean undoes,
        Field answer,
        Field reason,
        List<Mistake> mistakes,
        String shiftHref,
        String back) {
    /** One line. */
    public record Fact(String name, String text) {}
}
