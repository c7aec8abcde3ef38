package luoshi.rule.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/** A clause in one of its versions: what it says, whom it binds, what it lacks, who has read it, how it came about. */
public record ClausePage(
        long id,
        int lock,
        int number,
        String crumb,
        String name,
        String subtitle,
        List<Mark> marks,
        String notice,
        List<List<Piece>> should,
        List<List<Piece>> shouldNot,
        List<List<Piece>> countermeasure,
        LintView lint,
        List<DutyLine> duties,
        List<SourcePage.Fact> facts,
        List<String> excluded,
        Readers readers,
        List<Version> versions,
        List<OtherVersion> otherVersions,
        Actions actions,
        List<Mistake> mistakes) {
    /** Words of a line; vague ones are marked. */
    public record Piece(String text, boolean vague) {}

    /** A duty. */
    public record DutyLine(
            String title, String kind, String who, String cadence, String quotas, String accepts, String href) {}

    /**
     * Who has read this version.
     *
     * @param shown whether there is a version to read
     * @param mine the reader's own state: {@code read}, {@code unread} or empty when it does not bind him
     */
    public record Readers(
            boolean shown,
            String title,
            String count,
            String share,
            String percent,
            List<String> missing,
            String rest,
            String mine) {}

    /** One version in the history; {@code compare} leads to it beside the version shown. */
    public record Version(
            String href,
            String name,
            String tone,
            String tag,
            String date,
            String note,
            boolean current,
            String compare) {}

    /**
     * The article in another version of the regulation.
     *
     * @param href where both stand side by side
     * @param number its number there, empty when it is not there
     * @param mark what became of it
     * @param alert why the clause should be looked at; empty for no reason
     */
    public record OtherVersion(String href, String name, String number, Mark mark, String alert) {}

    /** What the reader may do; dates are proposals. */
    public record Actions(
            boolean edit,
            boolean start,
            boolean publish,
            boolean repeal,
            boolean withdraw,
            boolean discard,
            Field from,
            Field to,
            Field on,
            Field reason) {
        public boolean any() {
            return edit || start || publish || repeal || withdraw || discard;
        }
    }
}
