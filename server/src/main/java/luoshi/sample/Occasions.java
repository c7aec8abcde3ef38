package luoshi.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import luoshi.sample.Bureau.Unit;

/** Countable events of other systems, such as an incident handled or a car taken out: number, time and person only. */
final class Occasions {
    /** One occasion as written. */
    record Occasion(long id, String kind, int day, Instant at) {}

    /** How often a kind happens in a team of the sample station in a month of thirty days. */
    private record Frequency(String unit, String kind, String source, int month, boolean auxiliaries) {}

    private static final List<Frequency> FREQUENCIES = List.of(
            new Frequency("QS-1", "INCIDENT", "警综", 98, false),
            new Frequency("QS-2", "INCIDENT", "警综", 72, false),
            new Frequency("QS-3", "INCIDENT", "警综", 54, false),
            new Frequency("QS-4", "INCIDENT", "警综", 118, false),
            new Frequency("QS-3", "CUSTODY", "办案区", 40, false),
            new Frequency("QS-2", "EXHIBIT", "物证室", 6, false),
            new Frequency("QS-3", "EXHIBIT", "物证室", 36, false),
            new Frequency("QS-4", "EXHIBIT", "物证室", 12, false),
            new Frequency("QS-2", "WEAPON", "枪库", 14, false),
            new Frequency("QS-3", "WEAPON", "枪库", 16, false),
            new Frequency("QS-4", "WEAPON", "枪库", 26, false),
            new Frequency("QS-1", "VEHICLE", "车管", 16, false),
            new Frequency("QS-2", "VEHICLE", "车管", 38, false),
            new Frequency("QS-3", "VEHICLE", "车管", 48, false),
            new Frequency("QS-4", "VEHICLE", "车管", 48, true));

    private final Map<Long, List<Occasion>> byPerson = new HashMap<>();

    Occasions(Tables tables, Window window, Bureau bureau, People people) {
        for (var frequency : FREQUENCIES) {
            var random = Window.random(
                    2, frequency.kind().hashCode(), frequency.unit().hashCode());
            var unit = bureau.unit(frequency.unit());
            for (var day = 0; day <= window.present; day++) {
                for (var left = count(random, frequency.month()); left > 0; left--) {
                    happen(tables, window, bureau, on(people, unit, day, frequency), random, frequency, day);
                }
            }
        }
    }

    /** What happened to one person, in order of day. */
    List<Occasion> of(Person person) {
        return byPerson.getOrDefault(person.id(), List.of());
    }

    private static int count(SplittableRandom random, int month) {
        return month / 30 + (random.nextInt(30) < month % 30 ? 1 : 0);
    }

    private static List<Person> on(People people, Unit unit, int day, Frequency frequency) {
        return people.in(unit, day).stream()
                .filter(person -> person.officer || frequency.auxiliaries())
                .filter(person -> {
                    var shift = person.shifts.get(day);
                    return shift != null && !shift.kind().equals("STANDBY");
                })
                .toList();
    }

    private void happen(
            Tables tables,
            Window window,
            Bureau bureau,
            List<Person> onDuty,
            SplittableRandom random,
            Frequency frequency,
            int day) {
        if (onDuty.isEmpty()) {
            return;
        }
        var person = onDuty.get(random.nextInt(onDuty.size()));
        var at = window.at(day, minute(person, day, random));
        if (!at.isBefore(window.now.minusSeconds(3_600))) {
            return;
        }
        var number = "%s-%s-%d"
                .formatted(
                        frequency.kind().substring(0, 1),
                        window.date(day).toString().substring(2),
                        tables.occasion.rows());
        var unit = bureau.unit(frequency.unit()).id();
        var id = tables.occasion.add(frequency.source(), number, frequency.kind(), unit, person.id(), at);
        byPerson.computeIfAbsent(person.id(), key -> new ArrayList<>())
                .add(new Occasion(id, frequency.kind(), day, at));
    }

    /** A minute of the day within the shift. */
    private static int minute(Person person, int day, SplittableRandom random) {
        var shift = person.shifts.get(day);
        if (shift != null && shift.kind().equals("NIGHT")) {
            return 1_235 + random.nextInt(190);
        }
        return 520 + random.nextInt(shift != null && shift.kind().equals("FULL") ? 880 : 500);
    }
}
