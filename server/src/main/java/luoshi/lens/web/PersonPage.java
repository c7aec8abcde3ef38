package luoshi.lens.web;

import java.util.List;
import luoshi.lens.web.CoveragePage.Action;
import luoshi.web.Proof;
import org.jspecify.annotations.Nullable;

/**
 * One person: posts, what is owed, what was done. Always the newest state; nothing here is kept.
 *
 * @param identity staff kind, number and rank in one line
 * @param away 不在岗（已批） and until when, or empty; never why
 * @param note who reads this page
 * @param actions forms that the reader may open
 * @param duties the generated 责任清单, or null where the reader sees no records
 * @param recent cells that call for something, then the newest
 */
public record PersonPage(
        String name,
        String initial,
        String identity,
        List<Line> places,
        String away,
        String note,
        List<Action> actions,
        @Nullable Duties duties,
        @Nullable Cells recent,
        @Nullable Evidence evidence,
        List<Line> posts,
        List<Line> charges,
        String known,
        String provisional) {
    /** A fact with its dates; {@code past} when it is over. */
    public record Line(String label, String text, String dates, boolean past) {}

    /** The list of duties (责任清单). */
    public record Duties(String caption, List<DutyRow> rows, String footer, Action all) {}

    /**
     * One duty.
     *
     * @param progress k / n of the running period, or counts of the month for shifts and occasions
     * @param state how it stands in words, {@code css} and {@code icon} as of a tag; empty where it is not owed now
     */
    public record DutyRow(
            String title,
            String rule,
            String ruleHref,
            String cadence,
            String accepts,
            String progress,
            String due,
            String state,
            String css,
            String icon,
            @Nullable Action record) {}

    /** Cells by state. */
    public record Cells(String caption, List<CellsPage.Row> rows, Action all) {}

    /** What was done and recorded. */
    public record Evidence(String caption, List<EvidenceRow> rows) {}

    public record EvidenceRow(String day, String duty, String kind, String note, Proof proof) {}
}
