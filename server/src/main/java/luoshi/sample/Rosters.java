package luoshi.sample;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.sample.Bureau.Unit;
import org.jspecify.annotations.Nullable;

/** Published rosters: a year of the sample station, the last months of the others. */
final class Rosters {
    private static final int MONTHS_OF_THE_OTHERS = 2;
    /** Minutes of a day, and of its hours at which shifts begin and end. */
    private static final int DAY = 1_440;

    private static final int BEGIN = 510;
    private static final int EVENING = 1_050;
    private static final int DUSK = 1_230;

    private final Tables tables;
    private final Window window;
    private final People people;
    private final Map<Long, BitSet> published = new HashMap<>();

    Rosters(Tables tables, Window window, Bureau bureau, People people) {
        this.tables = tables;
        this.window = window;
        this.people = people;
        for (var team : bureau.teams()) {
            var own = team.station().code().equals("QS");
            var first = own ? window.from : window.until.minusMonths(MONTHS_OF_THE_OTHERS);
            publish(team, first);
            for (var day = window.index(first); day < window.days; day++) {
                stand(team, day);
            }
        }
        swap(people.named("郑宇航"), people.named("何晓东"));
    }

    /** Two of the patrol ask to swap a night of next week; a leader has yet to say yes or no. */
    private void swap(Person from, Person to) {
        for (var day = window.present + 7; day < window.days - 1; day++) {
            var shift = from.shifts.get(day);
            if (shift != null
                    && shift.kind().equals("NIGHT")
                    && !to.shifts.containsKey(day)
                    && !to.shifts.containsKey(day + 1)
                    && to.presentOn(day)) {
                var asked = window.now.minusSeconds(54_000);
                tables.swap.add(shift.id(), shift.unit().id(), from.id(), to.id(), "两人商量好对换", null, asked);
                return;
            }
        }
    }

    /** Whether the roster of the unit is published for the day. */
    boolean covers(@Nullable Unit unit, int day) {
        if (unit == null) {
            return false;
        }
        var days = published.get(unit.id());
        return days != null && days.get(day);
    }

    private void publish(Unit unit, LocalDate first) {
        for (var month = first; month.isBefore(window.until); month = month.plusMonths(1)) {
            var at = OffsetDateTime.of(month.minusDays(6).atTime(2, 0), ZoneOffset.UTC);
            tables.month.add(unit.id(), month, at);
        }
        var days = new BitSet();
        days.set(window.index(first), window.days);
        published.put(unit.id(), days);
    }

    private void stand(Unit unit, int day) {
        var members = people.in(unit, day).stream()
                .filter(person -> person.presentOn(day))
                .toList();
        if (unit.pattern() == Bureau.Pattern.LEADERS) {
            lead(unit, members, day);
            return;
        }
        for (var person : members) {
            stand(unit, person, day);
        }
    }

    /** One leader leads for a day and a night, another stands by. */
    private void lead(Unit unit, List<Person> leaders, int day) {
        if (leaders.size() < 2) {
            return;
        }
        var turn = (int) (window.date(day).toEpochDay() % leaders.size());
        shift(unit, leaders.get(turn), "LEAD", day, BEGIN, BEGIN + DAY, "带班领导");
        shift(unit, leaders.get((turn + 2) % leaders.size()), "STANDBY", day, BEGIN, BEGIN + DAY, "备勤领导");
    }

    private void stand(Unit unit, Person person, int day) {
        var epoch = window.date(day).toEpochDay();
        if (person.squad < 0) {
            office(unit, person, day, unit.name().substring(0, 2) + "队部");
            return;
        }
        var squad = person.squad;
        switch (unit.pattern()) {
            case COMMAND -> round(unit, person, day, (int) ((epoch + squad) % 3), "指挥室" + "甲乙丙".charAt(squad % 3));
            case CASES ->
                round(unit, person, day, (int) ((epoch + squad) % 4), "案件 " + "ABCD".charAt(squad % 4) + " 组");
            case PATROL -> {
                var seat = "巡逻" + "一二三四".charAt(squad % 4) + "班";
                switch ((int) ((epoch + squad) % 4)) {
                    case 0 -> shift(unit, person, "DAY", day, BEGIN, DUSK, seat);
                    case 1 -> shift(unit, person, "NIGHT", day, DUSK, BEGIN + DAY, seat);
                    default -> {}
                }
            }
            case COMMUNITY -> {
                if (window.working(day) || (epoch + person.id()) % 7 == 0) {
                    shift(unit, person, "DAY", day, BEGIN, EVENING, "社区值守");
                }
            }
            default -> office(unit, person, day, unit.name());
        }
    }

    /** A day and a night on duty, then a day of standby, then rest. */
    private void round(Unit unit, Person person, int day, int turn, String seat) {
        if (turn < 2) {
            shift(unit, person, turn == 0 ? "FULL" : "STANDBY", day, BEGIN, BEGIN + DAY, seat);
        }
    }

    private void office(Unit unit, Person person, int day, String seat) {
        if (window.working(day)) {
            shift(unit, person, "DAY", day, BEGIN, EVENING, seat);
        }
    }

    private void shift(Unit unit, Person person, String kind, int day, int start, int end, String seat) {
        var before = person.shifts.get(day - 1);
        var starts = window.at(day, start);
        if (before != null && before.end().isAfter(starts)) {
            return;
        }
        var ends = window.at(day, end);
        var id = tables.shift.add(unit.id(), person.id(), kind, starts, ends, seat);
        person.shifts.put(day, new Person.Shift(id, unit, kind, day, starts, ends));
    }
}
