package luoshi.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One node of the leading tree on a day (单位).
 *
 * @param parentId what it is below on that day, or null at the top (of what the reader sees)
 * @param depth 0 for the highest unit that the reader sees
 * @param from first day it exists
 * @param to first day it no longer exists, or null
 */
public record Unit(
        long id,
        String code,
        String name,
        UnitKind kind,
        @Nullable Long parentId,
        int depth,
        int position,
        LocalDate from,
        @Nullable LocalDate to,
        int version) {
    /** Whether it exists on the day. */
    public boolean existsOn(LocalDate day) {
        return !from.isAfter(day) && (to == null || to.isAfter(day));
    }

    Unit at(int level) {
        return new Unit(id, code, name, kind, parentId, level, position, from, to, version);
    }
}
