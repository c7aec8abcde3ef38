package luoshi.roster.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/**
 * One shift: to be planned, changed, swapped, or only looked at.
 *
 * @param id 0 for a new one
 * @param edits the reader may plan here
 * @param facts what stands, for who only looks
 * @param binding why a reason is asked for, empty while none is needed
 * @param swaps every swap the shift saw
 * @param swapsNow whether a swap may be asked for
 * @param confirmHref where the leader confirms the shift, empty where there is nothing to confirm
 */
public record ShiftPage(
        String title,
        String summary,
        long id,
        int version,
        long unit,
        boolean edits,
        boolean removes,
        List<SwapPage.Fact> facts,
        String binding,
        Field person,
        Field kind,
        Field day,
        Field from,
        Field to,
        Field seat,
        List<String> knownSeats,
        Field reason,
        Field removeReason,
        boolean swapsNow,
        boolean decidesAtOnce,
        Field swapTo,
        Field swapReason,
        List<Past> swaps,
        List<Mistake> mistakes,
        String notice,
        String confirmHref,
        String back) {
    /** One swap of the shift. */
    public record Past(String text, String state, String href) {}
}
