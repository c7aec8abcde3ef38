package luoshi.rectification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Open a problem by decision (立一个问题): from findings, or freely.
 *
 * @param findings that it leads to their end; none for a free one
 * @param unit where the matter is
 * @param clause that is not kept, or null
 * @param severity 1, 3 or 9
 * @param once token of the form: the same form sent twice opens one
 */
public record OpenProblem(
        List<Long> findings,
        long unit,
        long area,
        @Nullable Long clause,
        String place,
        String title,
        String facts,
        int severity,
        String once) {
    public OpenProblem {
        findings = List.copyOf(findings);
    }
}
