package luoshi.engine.coverage;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Dead corners (死角, domain §3): a unit × work area where some duty binds the unit or a member, and nobody is in charge
 * or nobody looked for longer than the area's interval.
 */
public final class DeadCorners {
    /** Interval where an area names none, in days. */
    public static final int DEFAULT_INTERVAL = 30;

    /** So far back the begin of a run is looked for. */
    private static final int DAYS_BACK = 3660;

    private DeadCorners() {}

    /** A check of any kind at a unit in an area (最近一次检查). */
    public record LastCheck(long unit, long area, LocalDate day) {}

    /** What is wrong with a corner. */
    public enum CornerState {
        /** Owned and checked in time, or not applicable. */
        OK,
        /** 无人负责 */
        NO_OWNER,
        /** 超期未查 */
        OVERDUE
    }

    /**
     * One leaf unit × area.
     *
     * @param applicable some duty of the area in force binds the unit or a member on the as-of day
     * @param excluded it would be applicable but for a signed 不适用
     * @param owners persons in charge, by id
     * @param lastCheck last check there up to the as-of day
     * @param applicableSince first day of the unbroken run of applicable days (looked for at most ten years back); the
     *     as-of day when not applicable
     * @param daysSince as-of less the later of last check and applicableSince, in days
     * @param interval allowed days
     */
    public record Corner(
            long unit,
            long area,
            boolean applicable,
            boolean excluded,
            List<Long> owners,
            @Nullable LocalDate lastCheck,
            LocalDate applicableSince,
            int daysSince,
            int interval,
            CornerState state) {
        public Corner {
            owners = List.copyOf(owners);
        }

        public boolean dead() {
            return state != CornerState.OK;
        }
    }

    /**
     * All leaf units that exist on the day × all areas that have duties or an interval, in tree order, then by area.
     *
     * @param intervalDays interval of each area; others have {@link #DEFAULT_INTERVAL}
     */
    public static List<Corner> of(
            Standing standing, List<LastCheck> checks, Map<Long, Integer> intervalDays, LocalDate asOf) {
        var corners = new ArrayList<Corner>();
        var last = new HashMap<Place, LocalDate>();
        for (var check : checks) {
            if (!check.day().isAfter(asOf)) {
                last.merge(new Place(check.unit(), check.area()), check.day(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        var areas = new TreeSet<>(intervalDays.keySet());
        areas.addAll(standing.areas());
        for (var unit : standing.leaves(Days.epoch(asOf))) {
            for (var area : areas) {
                var interval = intervalDays.getOrDefault(area, DEFAULT_INTERVAL);
                corners.add(corner(standing, unit, area, last.get(new Place(unit, area)), interval, asOf));
            }
        }
        return corners;
    }

    private static Corner corner(
            Standing standing, long unit, long area, @Nullable LocalDate last, int interval, LocalDate asOf) {
        var day = Days.epoch(asOf);
        var applying = standing.applying(unit, area);
        var applicable = applying.days().contains(day);
        var excluded = !applicable && applying.regardless().contains(day);
        var owners = standing.owners(unit, area, day);
        var since = applicable ? LocalDate.ofEpochDay(Math.max(applying.days().runStart(day), day - DAYS_BACK)) : asOf;
        var seen = last == null || last.isBefore(since) ? since : last;
        var days = (int) ChronoUnit.DAYS.between(seen, asOf);
        var state = CornerState.OK;
        if (applicable && owners.isEmpty()) {
            state = CornerState.NO_OWNER;
        } else if (applicable && days > interval) {
            state = CornerState.OVERDUE;
        }
        return new Corner(unit, area, applicable, excluded, owners, last, since, days, interval, state);
    }

    private record Place(long unit, long area) {}
}
