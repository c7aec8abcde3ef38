package luoshi.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageFacts.Staff;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table of rules (规矩表的一行): one duty, with the clause that it belongs to. Rows that name the same place of the
 * same regulation and the same title are one clause.
 *
 * @param from in force from, or null for a draft
 * @param to first day no longer in force, or null
 */
record RuleRow(
        String source,
        String reference,
        String title,
        String area,
        String should,
        String shouldNot,
        String countermeasure,
        String responsible,
        boolean zeroTolerance,
        String duty,
        DutyKind kind,
        SubjectKind subject,
        Cadence cadence,
        int count,
        List<Integer> percents,
        Set<EvidenceKind> accepts,
        List<String> units,
        List<String> posts,
        List<Staff> staff,
        boolean leadersOnly,
        boolean standby,
        List<KeyTime.Part> stages,
        String occasion,
        int dueDays,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    /** What makes rows one clause. */
    Key key() {
        return new Key(source, reference, title);
    }

    record Key(String source, String reference, String title) {}
}
