package luoshi.engine.coverage;

import java.time.LocalDate;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;

/**
 * One bound cell with everything that decided its state (格子), so that a page can say why.
 *
 * @param kind person or unit
 * @param subject its id
 * @param duty the duty
 * @param version the version in force on the last bound day
 * @param area the work area
 * @param period stable name: a period's id, {@code shift/…}, {@code occasion/…}, a stage's or version's id
 * @param start first day of the period
 * @param last last day of the period
 * @param due last day on which it is in time
 * @param lateEnd last day on which it is late and not lost
 * @param days |D|: days that count
 * @param boundDays b: days of D in scope, in force and present
 * @param slot the slot that owns the cell, 0 for a unit
 * @param unit the unit of that slot, or the unit itself
 * @param leader whether it falls due earlier because others are led by this person
 * @param need n
 * @param strong acts and records that filled it
 * @param weak documents and meetings that filled what lacked
 * @param state at the as-of day
 * @param provisional whether days of an unpublished year took part
 */
public record Cell(
        SubjectKind kind,
        long subject,
        long duty,
        long version,
        long area,
        String period,
        LocalDate start,
        LocalDate last,
        LocalDate due,
        LocalDate lateEnd,
        int days,
        int boundDays,
        long slot,
        long unit,
        boolean leader,
        int need,
        int strong,
        int weak,
        CellState state,
        boolean provisional) {

    /** The day under which reports count the cell: its due for shifts and occasions, else the period's last day. */
    public LocalDate countedOn() {
        return period.startsWith("shift/") || period.startsWith("occasion/") ? due : last;
    }
}
