package luoshi.engine.calendar;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which days are working days (工作日历). A day is off when a published arrangement says so, or on a Saturday or Sunday
 * that no arrangement makes up. Immutable; all dates are days in China.
 *
 * <p>A year whose arrangement is not published is <em>unknown</em>: its Mondays to Fridays count as working and
 * whatever was computed from it is provisional (domain §3).
 */
public final class WorkCalendar {
    /** What a day is. */
    public enum Kind {
        WORKING,
        OFF,
        MAKE_UP
    }

    private final Map<LocalDate, HolidayDay> named;
    private final Set<Integer> published;
    private final long first;
    /** {@code ranks[i]}: working days before day {@code first + i}. */
    private final int[] ranks;

    private final List<KeyTime> keyTimes;
    private final Map<LocalDate, KeyTime.Stage> stages;

    private WorkCalendar(TreeMap<LocalDate, HolidayDay> named, Set<Integer> published) {
        this.named = Map.copyOf(named);
        this.published = Set.copyOf(published);
        this.first = named.isEmpty() ? 0 : named.firstKey().toEpochDay();
        var days = named.isEmpty() ? 0 : (int) (named.lastKey().toEpochDay() - first + 1);
        this.ranks = new int[days + 1];
        for (var i = 0; i < days; i++) {
            var date = LocalDate.ofEpochDay(first + i);
            var listed = named.get(date);
            var working = listed == null ? !isWeekend(first + i) : !listed.off();
            ranks[i + 1] = ranks[i] + (working ? 1 : 0);
        }
        this.keyTimes = KeyTimes.of(this, named.values());
        this.stages = byDay(keyTimes);
    }

    private static Map<LocalDate, KeyTime.Stage> byDay(List<KeyTime> keyTimes) {
        var stages = new HashMap<LocalDate, KeyTime.Stage>();
        for (var keyTime : keyTimes) {
            for (var stage : keyTime.stages()) {
                for (var day = stage.start(); stage.covers(day); day = day.plusDays(1)) {
                    stages.merge(
                            day,
                            stage,
                            (held, other) ->
                                    other.part().precedence() < held.part().precedence() ? other : held);
                }
            }
        }
        return stages;
    }

    /**
     * A calendar of published arrangements.
     *
     * @param days days named by arrangements, in any order
     * @param published years whose arrangement is published; a few of its days may lie in the year before
     * @throws IllegalArgumentException when a date is named twice
     */
    public static WorkCalendar of(Collection<HolidayDay> days, Set<Integer> published) {
        var named = new TreeMap<LocalDate, HolidayDay>();
        for (var day : days) {
            var before = named.put(day.date(), day);
            if (before != null) {
                throw new IllegalArgumentException(day.date() + " is named twice: " + before + " and " + day);
            }
        }
        return new WorkCalendar(named, published);
    }

    /** Whether the arrangement of the date's year is published. */
    public boolean isKnown(LocalDate date) {
        return published.contains(date.getYear());
    }

    /** Years whose arrangement is published. */
    public Set<Integer> publishedYears() {
        return published;
    }

    public boolean isWorking(LocalDate date) {
        return isWorking(date.toEpochDay());
    }

    /** Like {@link #isWorking(LocalDate)} for an epoch day. */
    public boolean isWorking(long epochDay) {
        var i = epochDay - first;
        return i >= 0 && i < ranks.length - 1 ? ranks[(int) i + 1] > ranks[(int) i] : !isWeekend(epochDay);
    }

    public Kind kind(LocalDate date) {
        var listed = named.get(date);
        if (listed != null && !listed.off()) {
            return Kind.MAKE_UP;
        }
        return isWorking(date) ? Kind.WORKING : Kind.OFF;
    }

    /** The holiday or make-up day's name, where an arrangement names the day. */
    public Optional<String> name(LocalDate date) {
        return Optional.ofNullable(listed(date)).map(HolidayDay::name);
    }

    private @Nullable HolidayDay listed(LocalDate date) {
        return named.get(date);
    }

    /** Working days in the half-open range; negative when {@code to} lies before {@code from}. */
    public int workingDays(LocalDate from, LocalDate to) {
        return (int) (workingBefore(to.toEpochDay()) - workingBefore(from.toEpochDay()));
    }

    /** The date itself when working, else the next working day. */
    public LocalDate rollForward(LocalDate date) {
        var day = date.toEpochDay();
        while (!isWorking(day)) {
            day++;
        }
        return LocalDate.ofEpochDay(day);
    }

    /** The n-th working day after the date; n = 0 gives the date itself. */
    public LocalDate plusWorkingDays(LocalDate date, int n) {
        if (n < 0) {
            return minusWorkingDays(date, -n);
        }
        var day = date.toEpochDay();
        for (var left = n; left > 0; ) {
            day++;
            left -= isWorking(day) ? 1 : 0;
        }
        return LocalDate.ofEpochDay(day);
    }

    /** The n-th working day before the date; n = 0 gives the date itself. */
    public LocalDate minusWorkingDays(LocalDate date, int n) {
        var day = date.toEpochDay();
        for (var left = n; left > 0; ) {
            day--;
            left -= isWorking(day) ? 1 : 0;
        }
        return LocalDate.ofEpochDay(day);
    }

    /** Key times of the published years, in order. */
    public List<KeyTime> keyTimes() {
        return keyTimes;
    }

    /** The key time and stage of a day, if any: during over before over after (domain §9). */
    public Optional<KeyTime.Stage> stageOn(LocalDate date) {
        return Optional.ofNullable(stages.get(date));
    }

    private long workingBefore(long epochDay) {
        if (ranks.length == 1) {
            return weekdaysBefore(epochDay);
        }
        var i = epochDay - first;
        if (i < 0) {
            return weekdaysBefore(epochDay) - weekdaysBefore(first);
        }
        var last = ranks.length - 1;
        return i <= last ? ranks[(int) i] : ranks[last] + weekdaysBefore(epochDay) - weekdaysBefore(first + last);
    }

    /** Mondays to Fridays before an epoch day, counted from Monday 1969-12-29. */
    private static long weekdaysBefore(long epochDay) {
        var monday = epochDay + 3;
        return Math.floorDiv(monday, 7L) * 5 + Math.min(Math.floorMod(monday, 7L), 5);
    }

    private static boolean isWeekend(long epochDay) {
        return Math.floorMod(epochDay + 3, 7L) >= 5;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkCalendar that && named.equals(that.named) && published.equals(that.published);
    }

    @Override
    public int hashCode() {
        return named.hashCode();
    }

    @Override
    public String toString() {
        return "WorkCalendar of " + published.size() + " published years, " + Arrays.hashCode(ranks);
    }
}
