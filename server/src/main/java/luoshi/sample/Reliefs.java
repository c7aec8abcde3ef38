package luoshi.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import luoshi.engine.calendar.Cadence;
import luoshi.sample.Bureau.Area;
import luoshi.sample.Bureau.Unit;

/** What relieves: approved absence, 不适用, exemptions; and who is in charge, with the two cells that nobody has. */
final class Reliefs {
    /** Cells without anybody in charge; the reference pages tell how they came to be. */
    private static final Set<String> NOBODY = Set.of("QS-4 SAC", "QS-5 BAX", "LH-3 BAX", "WJ-4 SAC", "WJ-5 BAX");

    private final Tables tables;
    private final Window window;
    private final Bureau bureau;
    private final People people;

    Reliefs(Tables tables, Window window, Bureau bureau, People people) {
        this.tables = tables;
        this.window = window;
        this.bureau = bureau;
        this.people = people;
    }

    /** Absences stand before the rosters: nobody is planned for days on which he is away. */
    void absences() {
        absent(people.named("孙启明"), -33, 60);
        var random = Window.random(3, 0, 0);
        for (var person : people.all()) {
            if (person.posts.isEmpty() || random.nextInt(4) != 0 || person.name.equals("孙启明")) {
                continue;
            }
            var from = -360 + random.nextInt(340);
            var first = window.index(window.day(from));
            if (first >= 0 && person.presentOn(first) && person.presentOn(Math.min(window.days - 1, first + 25))) {
                absent(person, from, 3 + random.nextInt(18));
            }
        }
    }

    private void absent(Person person, int from, int length) {
        var first = window.day(from);
        var end = first.plusDays(length);
        person.absent.set(Math.max(0, window.index(first)), Math.max(0, window.index(end)));
        tables.absence.add(
                person.id(), Window.range(first, end), people.named("周砚明").id(), first.minusDays(2));
    }

    void charges() {
        for (var station : bureau.stations()) {
            var leaders = people.in(bureau.unit(station.code() + "-0"), window.present);
            tables.charge.add(
                    leaders.getFirst().id(), station.id(), null, true, Window.range(window.day(-242), LocalDate.MAX));
            for (var area : bureau.areas.values()) {
                var deputy = Casting.inCharge(bureau, people, window, station, area);
                if (deputy != null) {
                    charge(deputy, station, area, station.code().equals("QS") ? -215 : -200);
                }
            }
        }
        for (var team : bureau.teams()) {
            var head = people.in(team, window.present).getFirst();
            for (var area : bureau.areas.values()) {
                if (!area.missingIn(team) && !NOBODY.contains(team.code() + " " + area.code())) {
                    charge(head, team, area, -300 + (int) (team.id() * 7 % 200));
                }
            }
        }
        for (var department : bureau.departments()) {
            var head = people.in(department, window.present).getFirst();
            charge(head, department, bureau.area("NEI"), -280);
            charge(head, department, bureau.area("BAO"), -280);
        }
        for (var area : List.of("SQU", "CKO", "QIA")) {
            for (var station : bureau.stations()) {
                tables.guidance.add(
                        bureau.unit("HD-03").id(),
                        bureau.area(area).id(),
                        station.id(),
                        List.of("SEE", "REQUEST", "INSPECT"),
                        Window.range(window.from, LocalDate.MAX));
            }
        }
    }

    private void charge(Person person, Unit unit, Area area, int from) {
        tables.charge.add(person.id(), unit.id(), area.id(), false, Window.range(window.day(from), LocalDate.MAX));
    }

    /** Signed by the chief and signed again after a year. */
    void notApplicable() {
        for (var team : bureau.teams()) {
            var chief = people.in(bureau.unit(team.station().code() + "-0"), window.present)
                    .getFirst();
            var again = window.day(-60);
            for (var area : bureau.areas.values()) {
                if (area.missingIn(team)) {
                    var reason = team.name() + "不承担" + area.name();
                    tables.notApplicable.add(
                            team.id(),
                            area.id(),
                            reason,
                            chief.id(),
                            window.from.minusDays(8),
                            window.from.minusDays(8).plusYears(1),
                            again);
                    tables.notApplicable.add(team.id(), area.id(), reason, chief.id(), again, again.plusYears(1), null);
                }
            }
        }
    }

    /** Some people of the sample station are exempt for a while: newcomers from weapons, a few from one duty. */
    void exemptions(Rulebook rules) {
        var chief = people.named("周砚明").id();
        var station = bureau.unit("QS");
        var random = Window.random(4, 0, 0);
        for (var duty : rules.duties) {
            if (duty.ofUnits() || duty.cadence() != Cadence.MONTHLY && duty.cadence() != Cadence.WEEKLY) {
                continue;
            }
            for (var person : people.all()) {
                var unit = person.unitOn(window.present);
                if (unit == null || !unit.below(station) || !duty.binds(unit)) {
                    continue;
                }
                var bound = person.posts.stream().anyMatch(held -> duty.posts().contains(held.post()));
                if (bound && random.nextInt(duty.area().code().equals("QIA") ? 8 : 26) == 0) {
                    var first = window.today.withDayOfMonth(1).minusMonths(1 + random.nextInt(2));
                    tables.exemption.add(
                            duty.id(),
                            person.id(),
                            unit.id(),
                            Window.range(first, first.plusMonths(2 + random.nextInt(2))),
                            duty.area().code().equals("QIA") ? "持枪资格正在办" : "抽去做专项工作",
                            chief,
                            first.minusDays(2));
                }
            }
        }
    }

    /** Nearly everybody has read and signed what binds him. */
    void acknowledgements(Rulebook rules) {
        for (var duty : rules.duties) {
            var random = Window.random(5, duty.id(), 0);
            for (var person : people.all()) {
                var bound = !duty.posts().isEmpty()
                        && person.posts.stream()
                                .anyMatch(held -> duty.posts().contains(held.post()) && duty.binds(held.unit()));
                if (bound && random.nextInt(40) != 0) {
                    var day = Math.max(window.index(person.joined) + 3, 0) + random.nextInt(9);
                    tables.acknowledgement.add(
                            duty.version(), person.id(), window.at(Math.min(day, window.present - 1), 560));
                }
            }
        }
    }
}
