package luoshi.lens.web;

import java.util.List;
import luoshi.web.Sparkline;
import org.jspecify.annotations.Nullable;

/**
 * 全面: who owes what and where nobody looks, as of a day.
 *
 * @param troubles what in the address made no sense
 * @param title the conclusion
 * @param path address without choices
 * @param query the choices of this page
 * @param up the unit above, or empty
 * @param groups the figures by group
 * @param known as of when, as known at which entry
 * @param keep the address that will tell the same for good, or null where this is it
 * @param provisional why the figures may change, or empty
 */
public record CoveragePage(
        List<String> troubles,
        String unitName,
        String title,
        String summary,
        String path,
        String query,
        @Nullable Action up,
        @Nullable Action primary,
        Action groups,
        Controls controls,
        Matrix matrix,
        String known,
        @Nullable Action keep,
        @Nullable Past past,
        String provisional,
        Gaps gaps,
        Debts debts,
        @Nullable People people,
        @Nullable Exemptions exemptions,
        @Nullable ChainPage chain) {
    /** Something that can be done. */
    public record Action(String label, String href, String icon) {}

    /** That these are figures as they were known once, and the way to those of now. */
    public record Past(String text, Action now) {}

    /** One of several choices. */
    public record Choice(String value, String label, String href, boolean chosen) {}

    /** A choice that travels along in a form. */
    public record Kept(String name, String value) {}

    /**
     * What is looked at and as of which day.
     *
     * @param labels the days of the slider, joined by a bar
     * @param spark dead corners over twelve weeks
     */
    public record Controls(
            List<Choice> modes,
            List<Choice> months,
            List<Kept> kept,
            String asOf,
            String newest,
            String oldest,
            int step,
            int steps,
            String labels,
            String shown,
            String sparkFrom,
            @Nullable Sparkline spark,
            String sparkNow) {}

    /** Units × areas. */
    public record Matrix(String caption, List<String> areas, List<Row> rows, List<Key> keys, String emptyText) {
        public boolean isEmpty() {
            return rows.isEmpty() || areas.isEmpty();
        }
    }

    /** One unit; {@code href} leads into it and is empty for a leaf. */
    public record Row(String name, String head, String href, List<Cell> cells) {}

    /**
     * One cell.
     *
     * @param css l0 dead corner, l1 to l3 the bands, na not applicable, nil no figure
     * @param big the figure, empty where only the icon speaks
     * @param label the cell in words
     * @param href the chain of responsibility behind it, empty where there is none
     */
    public record Cell(
            String css,
            String big,
            boolean name,
            String small,
            String icon,
            String label,
            String href,
            boolean pressed) {}

    /** One entry of the legend. */
    public record Key(String css, String sample, String text) {}

    /** The list of dead corners. */
    public record Gaps(String title, List<Gap> rows, String rest) {}

    /** One dead corner: what lacks, since when, who must act. */
    public record Gap(
            String spot,
            String flag,
            String sign,
            String lack,
            String why,
            String who,
            Action chain,
            @Nullable Action act) {}

    /** Debts by unit. */
    public record Debts(String caption, List<DebtRow> rows, DebtRow total, String footer, Action all) {}

    /** One unit's figures; each of them leads to its rows. */
    public record DebtRow(String unit, Figure owed, Figure met, Figure late, Figure weak, Figure debt, String rate) {}

    /** A figure and where its rows are; {@code loud} when it calls for something. */
    public record Figure(String text, String href, boolean loud) {}

    /** People without targets. */
    public record People(String caption, List<PersonRow> rows, String emptyText) {}

    public record PersonRow(String name, String initial, String unit, String detail, String href) {}

    /** Exemptions that run, and 不适用 signed. */
    public record Exemptions(String caption, List<ExemptionRow> rows, String emptyText) {}

    public record ExemptionRow(String what, String who, String until) {}
}
