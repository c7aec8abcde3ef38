package luoshi.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import luoshi.exchange.spi.RowChange;
import luoshi.exchange.spi.RowFailure;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What an import found, and whether it wrote (导入结果).
 *
 * @param kind which table it was read as
 * @param rows how many rows with content the file has below its header
 * @param good how many can be written
 * @param already how many are stored already and are left out
 * @param changes what the good rows change in what is stored already
 * @param failures everything that is wrong, in order of row and column
 * @param headers how each header of the file was understood
 * @param written whether the rows are stored now; never while there are failures
 */
public record ImportReport(
        String kind,
        String fileName,
        int rows,
        int good,
        int already,
        List<RowChange> changes,
        List<RowFailure> failures,
        List<Header> headers,
        boolean written) {
    public ImportReport {
        changes = List.copyOf(changes);
        failures = List.copyOf(failures);
        headers = List.copyOf(headers);
    }

    /** Whether everything could be written. */
    public boolean clean() {
        return failures.isEmpty();
    }

    /** Stands for the changes as they were shown; empty when nothing stored is changed. */
    String seen() {
        return changes.isEmpty() ? "" : DigestUtils.sha256Hex(changes.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** How many rows have something wrong. */
    public long badRows() {
        return failures.stream()
                .mapToInt(RowFailure::row)
                .filter(row -> row > 0)
                .distinct()
                .count();
    }

    /** A header of the file and the key of the column it stands for; empty when it is not taken. */
    public record Header(String text, String column) {}
}
