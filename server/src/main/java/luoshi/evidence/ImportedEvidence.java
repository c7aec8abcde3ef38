package luoshi.evidence;

import java.time.LocalDateTime;

/**
 * One row of a table of evidence (导入的佐证).
 *
 * @param duty code of the duty
 * @param number 警号 or 辅警号, empty for evidence of a unit
 * @param unit code of the unit, for evidence of a unit
 * @param reference number in the other system, may be empty
 */
record ImportedEvidence(
        String duty,
        String number,
        String unit,
        LocalDateTime at,
        EvidenceKind kind,
        int quantity,
        boolean unannounced,
        String reference,
        String note) {
    /** What makes two rows the same. */
    String identity() {
        return String.join(
                "|",
                duty,
                number,
                unit,
                at.toString(),
                kind.name(),
                String.valueOf(quantity),
                String.valueOf(unannounced),
                note);
    }
}
