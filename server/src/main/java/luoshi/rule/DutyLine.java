package luoshi.rule;

import java.time.LocalDate;
import java.util.Set;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * A duty as it is named on a page (责任一行): its newest published version, with the clause that it stems from.
 *
 * @param id the duty
 * @param title what is to be done
 * @param clauseId its clause
 * @param clauseTitle title of the clause
 * @param reference place in the regulation, such as 第十四条
 * @param sourceId the regulation that the clause stems from
 * @param sourceTitle title of the regulation
 * @param areaId work area
 * @param ownerUnitId unit whose clause it is
 * @param subject whom it binds
 * @param accepts kinds of evidence that count
 * @param occasionKind kind of event for a per-occasion duty
 * @param from first day in force of that version
 * @param to first day no longer in force, or null while it is open
 */
public record DutyLine(
        long id,
        String title,
        long clauseId,
        String clauseTitle,
        String reference,
        long sourceId,
        String sourceTitle,
        long areaId,
        long ownerUnitId,
        DutyKind kind,
        SubjectKind subject,
        Cadence cadence,
        int count,
        Set<EvidenceKind> accepts,
        @Nullable String occasionKind,
        LocalDate from,
        @Nullable LocalDate to) {
    public DutyLine {
        accepts = Set.copyOf(accepts);
    }

    /** Key of the text for the cadence; its one argument is {@link #count()} as text. */
    public String cadenceKey() {
        return "cadence." + cadence.name();
    }

    /** Where the clause is read. */
    public String href() {
        return "/rules/clauses/" + clauseId;
    }
}
