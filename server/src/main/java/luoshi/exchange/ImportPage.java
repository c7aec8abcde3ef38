package luoshi.exchange;

import java.util.List;

/**
 * One file on its way in: what is wrong, how to mend it, and the button that stores it.
 *
 * @param open whether it can still be mended and stored
 * @param store what the button says; empty when it cannot be stored now
 * @param seen stands for the changes shown, so that no other ones are made
 * @param changes what would be changed in what is stored already, row by row
 * @param lines what is wrong, row by row
 * @param more how many failures are not shown, in words, or empty
 */
public record ImportPage(
        String href,
        String title,
        String lead,
        boolean open,
        String store,
        String notice,
        String seen,
        List<Change> changes,
        List<Line> lines,
        String more,
        List<Header> headers,
        List<String> previewHeader,
        List<PreviewRow> preview) {
    /** One failure; {@code row} empty for the file as a whole, {@code column} empty for the row as a whole. */
    public record Line(
            String id, String row, String key, String column, String value, String wrong, String how, String label) {}

    /** What a row changes: whom or what it is about, and what becomes of it. */
    public record Change(String row, String subject, String text) {}

    /** A header of the file and the columns that it may stand for. */
    public record Header(int index, String text, List<Option> options) {}

    /** One choice. */
    public record Option(String key, String label, boolean selected) {}

    /** A good row as it will be stored; cells carry the header for the phone. */
    public record PreviewRow(String row, List<String> cells) {}
}
