package luoshi.organisation;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a word in the column of charges stands for (分管的一项): an area of the station, a unit, or the station overall. */
record RosterCharge(long unit, @Nullable Long area, boolean overall) {
    /** Whether a charge is this one, held on the day. */
    boolean is(Personnel.Charge held, LocalDate day) {
        return held.unitId() == unit
                && held.overall() == overall
                && Objects.equals(held.areaId(), area)
                && !held.since().isAfter(day)
                && (held.until() == null || held.until().isAfter(day));
    }

    /** @param unit in which the leader works; leaders of a station have charges of the station */
    static RosterCharge of(String word, long unit, PeopleReview.Result words) {
        var station = words.units().values().stream()
                .filter(candidate -> candidate.id() == unit)
                .map(candidate -> candidate.parentId() == null || candidate.kind() != UnitKind.LEADERS
                        ? candidate.id()
                        : candidate.parentId())
                .findFirst()
                .orElse(unit);
        if (PeopleReview.OVERALL.contains(word)) {
            return new RosterCharge(station, null, true);
        }
        var area = words.areas().get(word);
        if (area != null) {
            return new RosterCharge(station, area.id(), false);
        }
        var led = words.units().get(word);
        return new RosterCharge(led == null ? station : led.id(), null, false);
    }
}
