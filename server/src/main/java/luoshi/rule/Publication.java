package luoshi.rule;

import java.time.LocalDate;
import java.util.List;
import luoshi.rule.ClauseRow.VersionRow;
import org.jspecify.annotations.Nullable;

/**
 * Whether a version may come into force on a day (生效): no two versions hold on the same day, and what has passed was judged
 * by the version of its day and stays so.
 */
sealed interface Publication {
    /**
     * It fits.
     *
     * @param supersedes the version that ends where this begins, or null
     */
    record Fits(@Nullable VersionRow supersedes) implements Publication {}

    record Refused(Fault fault) implements Publication {}

    /**
     * Judges a version in force in [from, to) beside those published.
     *
     * @param to first day no longer in force, or null
     */
    static Publication of(List<VersionRow> published, LocalDate from, @Nullable LocalDate to, LocalDate today) {
        if (to != null && !to.isAfter(from)) {
            return refused("to", "end-before-start");
        }
        VersionRow superseded = null;
        for (var other : published) {
            var overlaps = (other.to() == null || from.isBefore(other.to()))
                    && (to == null || other.from().isBefore(to));
            if (!overlaps) {
                continue;
            }
            if (other.to() != null || !other.from().isBefore(from)) {
                var until = other.to();
                return until == null
                        ? refused("from", "publish-overlap-open", Integer.toString(other.number()), other.from())
                        : refused("from", "publish-overlap", Integer.toString(other.number()), other.from(), until);
            }
            if (from.isBefore(today)) {
                return refused("from", "publish-past", Integer.toString(other.number()), today);
            }
            superseded = other;
        }
        return new Fits(superseded);
    }

    private static Refused refused(String field, String key, Object... data) {
        return new Refused(Fault.of(field, key, data));
    }
}
