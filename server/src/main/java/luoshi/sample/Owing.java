package luoshi.sample;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.calendar.Period;
import luoshi.sample.Bureau.Unit;
import luoshi.sample.Rulebook.Duty;
import org.jspecify.annotations.Nullable;

/**
 * What each person comes to owe, so that somebody can do it, or not. A sketch of the definition for people who write
 * records; the figures on pages come from the engine alone.
 */
final class Owing {
    private static final int LATE_DAYS = 7;

    /**
     * One thing owed, by days of the window.
     *
     * @param days days on which it can be done
     * @param due last day in time, for leaders the earlier one
     * @param late last day on which it is late and not lost
     * @param shift the shift, for duties per shift
     * @param occasion the occasion, for duties per occasion
     */
    record Owed(
            int start,
            List<Integer> days,
            int due,
            int late,
            Person.@Nullable Shift shift,
            Occasions.@Nullable Occasion occasion) {}

    private final Window window;
    private final Bureau bureau;
    private final Rosters rosters;
    private final Occasions occasions;

    Owing(Window window, Bureau bureau, Rosters rosters, Occasions occasions) {
        this.window = window;
        this.bureau = bureau;
        this.rosters = rosters;
        this.occasions = occasions;
    }

    /** What one person owes of one duty, in order of due. */
    List<Owed> of(Person person, Duty duty) {
        var scope = scope(person, duty);
        if (scope.isEmpty()) {
            return List.of();
        }
        return switch (duty.cadence()) {
            case PER_SHIFT -> shifts(person, scope);
            case PER_OCCASION -> occasions(person, duty, scope);
            case ONCE_PER_VERSION -> List.of(once(scope));
            case KEY_TIME_STAGE -> stages(person, duty, scope);
            case DAILY, WEEKLY, MONTHLY, QUARTERLY, HALF_YEARLY, YEARLY -> periods(person, duty, scope);
        };
    }

    /** The unit in which he owes it on a day. */
    static Unit unitOn(Person person, int day) {
        for (var back = day; back >= 0; back--) {
            var unit = person.unitOn(back);
            if (unit != null) {
                return unit;
            }
        }
        throw new IllegalStateException(person.name + " is nowhere before day " + day);
    }

    private BitSet scope(Person person, Duty duty) {
        var days = new BitSet();
        for (var held : person.posts) {
            if (!duty.posts().contains(held.post())
                    || !duty.binds(held.unit())
                    || duty.area().missingIn(held.unit())) {
                continue;
            }
            var end = window.index(held.to());
            for (var day = Math.max(0, window.index(held.from())); day < end; day++) {
                days.set(day, person.worksIn(held.unit(), day));
            }
        }
        days.andNot(person.absent);
        return days;
    }

    private List<Owed> shifts(Person person, BitSet scope) {
        return person.shifts.values().stream()
                .filter(shift -> scope.get(shift.day()) && !shift.kind().equals("STANDBY"))
                .sorted(java.util.Comparator.comparingInt(Person.Shift::day))
                .map(shift -> {
                    var due = shift.day() + (shift.kind().equals("DAY") ? 0 : 1);
                    return new Owed(shift.day(), List.of(shift.day()), due, due + LATE_DAYS, shift, null);
                })
                .toList();
    }

    private List<Owed> occasions(Person person, Duty duty, BitSet scope) {
        return occasions.of(person).stream()
                .filter(occasion -> occasion.kind().equals(duty.occasion()) && scope.get(occasion.day()))
                .map(occasion -> {
                    var due = occasion.day() + duty.dueDays();
                    return new Owed(occasion.day(), List.of(occasion.day()), due, due + LATE_DAYS, null, occasion);
                })
                .toList();
    }

    private Owed once(BitSet scope) {
        var first = scope.nextSetBit(0);
        var days = new ArrayList<Integer>();
        scope.stream().filter(day -> day < first + 16).forEach(days::add);
        return new Owed(first, days, first + 16, window.days, null, null);
    }

    private List<Owed> stages(Person person, Duty duty, BitSet scope) {
        var found = new ArrayList<Owed>();
        for (var keyTime : window.calendar.keyTimes()) {
            for (var stage : keyTime.stages()) {
                if (stage.part() == KeyTime.Part.valueOf(duty.stage())
                        && !stage.start().isBefore(window.from)
                        && stage.start().isBefore(window.until)) {
                    var last = window.index(stage.last());
                    add(found, person, duty, scope, window.index(stage.start()), last, last, last + 30, true);
                }
            }
        }
        return found;
    }

    private List<Owed> periods(Person person, Duty duty, BitSet scope) {
        var found = new ArrayList<Owed>();
        var daily = duty.cadence() == Cadence.DAILY;
        for (var period : Period.between(duty.cadence(), window.from, window.until)) {
            var start = Math.max(0, window.index(period.start()));
            var last = window.index(period.last());
            var due = daily ? last : window.index(window.calendar.rollForward(period.last()));
            var leads = person.posts.stream().anyMatch(held -> bureau.leads(held.post()));
            if (leads && !daily) {
                var earlier = Math.min(3, window.calendar.workingDays(period.start(), period.end()) / 5);
                due = window.index(window.calendar.minusWorkingDays(window.date(Math.max(due, 0)), earlier));
            }
            var late = window.index(period.next().last());
            add(found, person, duty, scope, start, last, due, late, daily);
        }
        return found;
    }

    /** Adds it when at least half of the days that count lie in scope. */
    private void add(
            List<Owed> found,
            Person person,
            Duty duty,
            BitSet scope,
            int start,
            int last,
            int due,
            int late,
            boolean everyDay) {
        var counted = 0;
        var bound = new ArrayList<Integer>();
        for (var day = start; day <= Math.min(last, window.days - 1); day++) {
            var counts = rosters.covers(person.unitOn(day), day)
                    ? person.shifts.containsKey(day)
                    : everyDay || window.working(day);
            counted += counts ? 1 : 0;
            if (counts && scope.get(day)) {
                bound.add(day);
            }
        }
        if (counted > 0 && 2 * bound.size() >= counted) {
            found.add(new Owed(start, bound, due, late, null, null));
        }
    }
}
