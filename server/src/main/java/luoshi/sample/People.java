package luoshi.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import luoshi.sample.Bureau.Pattern;
import luoshi.sample.Bureau.Unit;

/** Officers and auxiliaries of the bureau, with the moves of a year. */
final class People {
    private static final List<String> RANKS = List.of("三级警司", "三级警司", "二级警司", "二级警司", "一级警司", "三级警督");

    /** People of the story who have no target: they hold no post beside the one that ended or is yet to come. */
    private static final Set<String> LEFT_OUT = Set.of("赵思源", "高远帆", "孙启明");

    private final Bureau bureau;
    private final Window window;
    private final List<Person> all = new ArrayList<>();
    private final Map<Long, List<Person>> ever = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final SplittableRandom random = Window.random(1, 0, 0);
    private final String surnames = Lines.characters("surnames.txt");
    private final String given = Lines.characters("given.txt");
    private int number = 44_000;

    People(Bureau bureau, Window window) {
        this.bureau = bureau;
        this.window = window;
        Lines.of("named.csv").forEach(field -> names.add(field[0]));
        bureau.units.values().forEach(this::fill);
        moves();
    }

    List<Person> all() {
        return all;
    }

    Person named(String name) {
        return all.stream()
                .filter(person -> person.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not in the sample world"));
    }

    /** Who works in a unit on a day, in order of number of row. */
    List<Person> in(Unit unit, int day) {
        return ever.getOrDefault(unit.id(), List.of()).stream()
                .filter(person -> person.worksIn(unit, day))
                .toList();
    }

    void write(Tables tables) {
        for (var person : all) {
            person.write(tables, bureau, window);
            person.working.stream()
                    .map(stay -> stay.unit().id())
                    .distinct()
                    .forEach(unit ->
                            ever.computeIfAbsent(unit, key -> new ArrayList<>()).add(person));
        }
    }

    private void fill(Unit unit) {
        var officers = new ArrayList<Person>();
        var auxiliaries = new ArrayList<Person>();
        for (var field : Lines.of("named.csv")) {
            if (field[1].equals(unit.code())) {
                var officer = field[3].equals("OFFICER");
                var line = officer ? officers : auxiliaries;
                var rank = field[5].isEmpty() ? null : field[5];
                var person = new Person(field[0], officer, field[4], rank, squad(unit, line.size(), officer), joined());
                person.settle(unit);
                person.hold(field[2], unit);
                line.add(person);
            }
        }
        while (officers.size() < unit.officers()) {
            officers.add(invented(unit, true, officers.size()));
        }
        while (auxiliaries.size() < unit.auxiliaries()) {
            auxiliaries.add(invented(unit, false, auxiliaries.size()));
        }
        if (!officers.isEmpty() && unit.pattern() != Pattern.LEADERS) {
            extras(
                    unit,
                    officers.stream()
                            .filter(person -> !LEFT_OUT.contains(person.name))
                            .toList());
        }
        all.addAll(officers);
        all.addAll(auxiliaries);
    }

    private Person invented(Unit unit, boolean officer, int position) {
        var rank = officer ? RANKS.get(random.nextInt(RANKS.size())) : null;
        var id = (officer ? "0" : "F") + number++;
        var person = new Person(name(), officer, id, rank, squad(unit, position, officer), joined());
        person.settle(unit);
        person.hold(post(unit, officer, position), unit);
        return person;
    }

    /** The head of a team stands with no squad; the others take turns. */
    private static int squad(Unit unit, int position, boolean officer) {
        var squads = switch (unit.pattern()) {
            case COMMAND, COMMUNITY -> 3;
            case CASES, PATROL -> 4;
            default -> 1;
        };
        return officer ? position == 0 ? -1 : (position - 1) % squads : position % squads;
    }

    private static String post(Unit unit, boolean officer, int position) {
        return switch (unit.pattern()) {
            case LEADERS -> position == 0 ? "CHF" : position == 1 ? "INS" : "DEP";
            case COMMAND -> officer ? position == 0 ? "HED" : "DSP" : "ADS";
            case COMMUNITY -> officer ? position == 0 ? "HED" : "COM" : "ACM";
            case CASES -> officer ? position == 0 ? "HED" : "CAS" : "ACS";
            case PATROL -> officer ? position == 0 ? "HED" : "PAT" : "APT";
            case WINDOW -> officer ? position == 0 ? "HED" : "WIN" : "AWN";
            default -> unit.code().equals("HD-01") ? "BLD" : officer ? position == 0 ? "BHD" : "BOF" : "BAU";
        };
    }

    /** Posts held beside the own: leaders of squads, keepers of weapons, property, secrets and cars. */
    private void extras(Unit unit, List<Person> officers) {
        if (unit.pattern() == Pattern.COMMAND
                || unit.pattern() == Pattern.COMMUNITY
                || unit.pattern() == Pattern.CASES
                || unit.pattern() == Pattern.PATROL) {
            var led = new HashSet<Integer>();
            officers.stream()
                    .filter(person -> person.squad >= 0 && led.add(person.squad))
                    .forEach(person -> person.hold("SQD", unit));
        }
        switch (unit.pattern()) {
            case COMMAND -> {
                officers.get(1).hold("GUN", unit);
                officers.get(2).hold("CAR", unit);
                officers.getLast().hold("EXH", unit);
            }
            case CASES -> officers.getLast().hold("EXH", unit);
            case PATROL -> {
                officers.get(2).hold("GUN", unit);
                officers.get(3).hold("CAR", unit);
            }
            default -> {}
        }
        if (unit.pattern() != Pattern.OFFICE) {
            officers.get(officers.size() / 2).hold("SEC", unit);
        }
    }

    private String name() {
        while (true) {
            var length = random.nextInt(9) == 0 ? 1 : 2;
            var text = new StringBuilder().append(surnames.charAt(random.nextInt(surnames.length())));
            for (var i = 0; i < length; i++) {
                text.append(given.charAt(random.nextInt(given.length())));
            }
            var name = text.toString();
            if (name.charAt(name.length() - 1) != name.charAt(name.length() - 2) && names.add(name)) {
                return name;
            }
        }
    }

    private LocalDate joined() {
        return window.from.minusDays(60 + random.nextInt(4_200));
    }

    private void moves() {
        var zhao = named("赵思源");
        zhao.working.set(0, stay(zhao, bureau.unit("LH-2")));
        zhao.home.set(0, stay(zhao, bureau.unit("LH-2")));
        zhao.posts.set(0, new Person.Held("COM", bureau.unit("LH-2"), zhao.joined, window.day(-11)));
        zhao.move(zhao.working, bureau.unit("QS-2"), "REGULAR", window.day(-11));
        zhao.move(zhao.home, bureau.unit("QS-2"), "REGULAR", window.day(-11));

        var gao = named("高远帆");
        var detectives = bureau.unit("HD-04");
        gao.working.set(0, stay(gao, detectives));
        gao.home.set(0, stay(gao, detectives));
        gao.posts.set(0, new Person.Held("BOF", detectives, gao.joined, LocalDate.MAX));
        gao.move(gao.working, bureau.unit("QS-3"), "LOAN", window.day(-4));
        gao.move(gao.working, detectives, "REGULAR", window.day(176));

        named("孙启明").release(window.today.withDayOfMonth(1));

        transfer(named("蒋文博"), "QS-1", "DSP", "QS-3", window.day(-170));
        transfer(named("吴一凡"), "QS-3", "CAS", "QS-2", window.day(-250));
        reorganisation();
        comingAndGoing();
    }

    private static Person.Stay stay(Person person, Unit unit) {
        return new Person.Stay(unit, "REGULAR", person.joined, LocalDate.MAX);
    }

    /** He stood elsewhere, in another post, before the day on which he came to where he is. */
    private void transfer(Person person, String before, String post, String now, LocalDate on) {
        person.working.set(0, stay(person, bureau.unit(before)));
        person.home.set(0, stay(person, bureau.unit(before)));
        person.move(person.working, bureau.unit(now), "REGULAR", on);
        person.move(person.home, bureau.unit(now), "REGULAR", on);
        person.posts.replaceAll(held -> new Person.Held(held.post(), held.unit(), on, held.to()));
        person.posts.add(new Person.Held(post, bureau.unit(before), person.joined, on));
    }

    private void reorganisation() {
        var on = Bureau.reorganised(window);
        all.stream()
                .filter(person -> person.working.getLast().unit().code().equals("QS-4") && person.squad == 3)
                .forEach(person ->
                        transfer(person, "QS-9", person.posts.getFirst().post(), "QS-4", on));
    }

    private void comingAndGoing() {
        var patrol = bureau.unit("QS-4");
        var left = invented(patrol, false, 1);
        var gone = window.day(-84);
        left.departed = gone;
        left.working.set(0, new Person.Stay(patrol, "REGULAR", left.joined, gone));
        left.home.set(0, new Person.Stay(patrol, "REGULAR", left.joined, gone));
        left.release(gone);
        all.add(left);
        var came = all.stream()
                .filter(person -> person.working.getLast().unit().code().equals("QS-2") && !person.officer)
                .reduce((first, second) -> second)
                .orElseThrow();
        came.joined = window.day(-62);
        came.working.set(0, stay(came, bureau.unit("QS-2")));
        came.home.set(0, stay(came, bureau.unit("QS-2")));
        came.posts.set(0, new Person.Held("ACM", bureau.unit("QS-2"), came.joined, LocalDate.MAX));
        var trained = all.stream()
                .filter(person -> person.home.getLast().unit().code().equals("HD-04") && person.working.size() == 1)
                .reduce((first, second) -> second)
                .orElseThrow();
        trained.move(trained.working, bureau.unit("HD-05"), "TRAINING", window.day(-75));
        trained.move(trained.working, bureau.unit("HD-04"), "REGULAR", window.day(-45));
    }
}
