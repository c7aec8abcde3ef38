package luoshi.exchange.spi;

import java.util.List;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;

/**
 * Reads one kind of table (导入的一种表). The exchange module reads the file, matches headers to columns, asks for every
 * row, shows all failures together, and writes all rows in one transaction or none.
 *
 * <p>Texts in the module's own messages: {@code import.<kind>} its name, {@code import.<kind>.what} one sentence on what it
 * takes, {@code import.<kind>.column.<key>} the header of each column in both languages (both are recognised on reading).
 *
 * @param <T> what a good row becomes
 */
public interface RowImporter<T> {
    /** Key of the kind, such as {@code roster}; part of addresses and the command line. */
    String kind();

    /** The columns in the order of the template. */
    List<Column> columns();

    /** What the actor must hold. */
    Permission permission();

    /** Reads one row by itself: form, numbers, dates. No database here. */
    Parsed<T> parse(Row row);

    /**
     * Looks at all good rows together and at what is stored already; runs inside a transaction of the actor, and once more
     * in the transaction that writes.
     */
    Review review(List<Read<T>> rows, Batch batch);

    /**
     * Writes all rows; runs in the one transaction of the import, after a review without failures, without the rows that
     * the review found to be there already. Appends to the ledger and publishes its events itself.
     */
    void write(List<Read<T>> rows, Batch batch);

    /** Its place on the page, low first. */
    default int order() {
        return 100;
    }

    /**
     * A good row.
     *
     * @param row its number in the file, as the spreadsheet shows it
     */
    record Read<T>(int row, T value) {}

    /**
     * Where the rows come from.
     *
     * @param sha256 of the file's bytes, in hexadecimal
     */
    record Batch(Actor actor, String fileName, String sha256) {}
}
