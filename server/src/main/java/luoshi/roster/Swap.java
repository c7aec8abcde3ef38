package luoshi.roster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who stands in for whom (换班).
 *
 * @param approvedBy who allowed it, or null
 * @param declinedAt when it was declined or withdrawn, or null
 * @param undoneAt when it was undone after all, or null
 */
record Swap(
        long id,
        long shiftId,
        long unitId,
        long fromPerson,
        long toPerson,
        String reason,
        @Nullable Long approvedBy,
        @Nullable Instant declinedAt,
        @Nullable Instant undoneAt,
        int version) {
    boolean waiting() {
        return approvedBy == null && declinedAt == null;
    }

    boolean stands() {
        return approvedBy != null && undoneAt == null;
    }

    boolean concerns(@Nullable Long person) {
        return person != null && (person == fromPerson || person == toPerson);
    }
}
