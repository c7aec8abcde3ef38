package luoshi.roster.web;

import java.time.LocalDate;
import luoshi.roster.ShiftHours;
import luoshi.roster.ShiftKind;

/**
 * A shift as a page needs it.
 *
 * @param swappedFrom whose it was before a swap, empty for none
 * @param absent the person is on approved absence that day
 * @param gone the person has left by that day
 * @param moved the person works in another unit that day
 */
record PlannedShift(
        long id,
        long unitId,
        long personId,
        String name,
        String number,
        boolean auxiliary,
        ShiftKind kind,
        ShiftHours hours,
        String seat,
        int version,
        String swappedFrom,
        boolean absent,
        boolean gone,
        boolean moved) {
    LocalDate day() {
        return hours.day();
    }

    /** The same with what is known of the person on that day. */
    PlannedShift with(boolean away, boolean elsewhere) {
        return new PlannedShift(
                id,
                unitId,
                personId,
                name,
                number,
                auxiliary,
                kind,
                hours,
                seat,
                version,
                swappedFrom,
                away,
                gone,
                elsewhere);
    }

    boolean broken() {
        return absent || gone || moved;
    }
}
