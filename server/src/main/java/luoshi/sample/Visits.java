package luoshi.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import luoshi.engine.calendar.OffHours;
import luoshi.sample.Bureau.Area;
import luoshi.sample.Bureau.Pattern;
import luoshi.sample.Bureau.Unit;
import luoshi.sample.Facts.Origin;
import luoshi.sample.Rulebook.Duty;

/** Checks of every unit and work area with what they saw; a few cells have been left alone for too long. */
final class Visits {
    /** Days since the last check where nobody has looked; the reference pages tell why. */
    private static final Map<String, Integer> FORGOTTEN = Map.of(
            "QS-0 BAO",
            52,
            "QS-1 CHE",
            47,
            "QS-2 QIA",
            33,
            "LH-1 BAN",
            38,
            "LH-4 QIA",
            41,
            "WJ-0 BAO",
            75,
            "WJ-2 CKO",
            36,
            "WJ-3 CSO",
            44,
            "WJ-4 CHE",
            35);

    private static final Set<String> WEAK =
            Set.of("QS-4 JCJ", "QS-4 ZBA", "QS-3 SAC", "QS-1 ZBA", "WJ-4 JCJ", "WJ-3 CSO");

    private static final int RECENT = 62;

    private final Tables tables;
    private final Window window;
    private final Bureau bureau;
    private final People people;
    private final Facts facts;
    private final Batches batches;
    private final Map<String, Duty> checked = new HashMap<>();
    private final Map<String, List<Duty>> clauses = new HashMap<>();
    private final Map<Long, List<Person>> members = new HashMap<>();
    private final Seen seen;

    Visits(
            Tables tables,
            Window window,
            Bureau bureau,
            People people,
            Rulebook rules,
            Facts facts,
            Batches batches,
            Seen seen) {
        this.seen = seen;
        this.tables = tables;
        this.window = window;
        this.bureau = bureau;
        this.people = people;
        this.facts = facts;
        this.batches = batches;
        for (var duty : rules.duties) {
            if (duty.ofUnits()) {
                checked.put(duty.area().code(), duty);
            }
            for (var team : bureau.teams()) {
                if (duty.binds(team) && !duty.ofUnits() && duty.kind().equals("PERFORM")) {
                    clauses.computeIfAbsent(team.code() + duty.area().code(), key -> new ArrayList<>())
                            .add(duty);
                }
            }
        }
        for (var team : bureau.teams()) {
            members.put(team.id(), people.in(team, window.present));
        }
        for (var department : bureau.departments()) {
            members.put(department.id(), people.in(department, window.present));
        }
    }

    void write() {
        for (var team : bureau.teams()) {
            for (var area : bureau.areas.values()) {
                if (!area.missingIn(team)) {
                    visit(team, area);
                }
            }
        }
        for (var department : bureau.departments()) {
            visit(department, bureau.area("NEI"));
            visit(department, bureau.area("BAO"));
        }
    }

    private void visit(Unit unit, Area area) {
        var random = Window.random(7, unit.id(), area.id());
        var forgotten = FORGOTTEN.get(unit.code() + " " + area.code());
        var day = window.present - (forgotten == null ? 1 + random.nextInt(12) : forgotten);
        while (day >= 0) {
            visit(unit, area, day, random);
            var recent = window.present - day < RECENT;
            day -= recent ? 8 + random.nextInt(6) : 18 + random.nextInt(10);
        }
    }

    private void visit(Unit unit, Area area, int day, SplittableRandom random) {
        var off = random.nextInt(100) < 28;
        var at = window.at(day, off ? 1_080 + random.nextInt(350) : 530 + random.nextInt(490));
        var announced = random.nextInt(100) < 63;
        var chance = random.nextInt(100);
        var kind = chance < 80 ? "DRAWN" : chance < 92 ? "DIRECTED" : chance < 98 ? "FOLLOW_UP" : "COMPLAINT";
        var checker = checker(unit, random);
        var visit = tables.visit.add(
                unit.id(),
                area.id(),
                at,
                kind,
                announced,
                OffHours.isOffHours(at, window.calendar),
                checker.id(),
                Owing.unitOn(checker, day).id(),
                batches.on(batches.evening(day, off ? 1_300 : 600)));
        results(new Visit(visit, unit, area, checker, at, day), announced, off, random);
        var duty = checked.get(area.code());
        if (duty != null && duty.binds(unit)) {
            var origin = new Origin("CHECK", visit + "/" + duty.id(), checker);
            facts.add(duty, unit, null, at, "ACT", 1, !announced, origin, random);
        }
    }

    private record Visit(long id, Unit unit, Area area, Person checker, Instant at, int day) {}

    private void results(Visit visit, boolean announced, boolean off, SplittableRandom random) {
        var unit = visit.unit();
        var present = people.in(unit, visit.day());
        var looked = clauses.getOrDefault(unit.code() + visit.area().code(), List.of()).stream()
                .filter(duty -> !bound(duty, present, visit).isEmpty())
                .toList();
        var recent = window.present - visit.day() < RECENT;
        var own = unit.station().code().equals("QS");
        var items = !recent ? 2 : own ? 9 + random.nextInt(8) : 3 + random.nextInt(4);
        var miss = 0.026 * careless(unit) * (weak(visit) ? 2.2 : 0.9) * (announced ? 0.75 : 1.9) * (off ? 1.8 : 0.8);
        Duty before = null;
        for (var i = 0; i < items && !present.isEmpty() && !looked.isEmpty(); i++) {
            var idle = random.nextInt(40) == 0;
            var bad = !idle && random.nextDouble() < miss;
            var duty = looked.get(random.nextInt(looked.size()));
            if (bad && (before != null || weak(visit)) && random.nextInt(10) < 7) {
                duty = before == null ? looked.getFirst() : before;
            }
            if (bad && duty.zeroTolerance() && random.nextInt(3) > 0) {
                duty = looked.stream()
                        .filter(other -> !other.zeroTolerance())
                        .findFirst()
                        .orElse(duty);
            }
            var bound = bound(duty, present, visit);
            var person = bound.get(random.nextInt(bound.size()));
            var outcome = idle ? "NOT_APPLICABLE" : bad ? "NOT_COMPLIANT" : "COMPLIANT";
            var result = tables.result.add(
                    visit.id(),
                    duty.clause(),
                    unit.id(),
                    visit.area().id(),
                    person.id(),
                    outcome,
                    idle ? "这一次没有遇到" : "");
            if (bad) {
                before = duty;
                seen.add(
                        result,
                        visit.id(),
                        unit,
                        duty,
                        person,
                        visit.checker(),
                        visit.at(),
                        visit.day(),
                        weak(visit) && duty.equals(looked.getFirst()),
                        random);
            }
        }
    }

    /** Where the same thing goes wrong again and again: the entry of records at night, the property room, the hand-over. */
    private static boolean weak(Visit visit) {
        return WEAK.contains(visit.unit().code() + " " + visit.area().code());
    }

    /** Those whom the clause binds, but for the one who checks. */
    private static List<Person> bound(Duty duty, List<Person> present, Visit visit) {
        return present.stream()
                .filter(person -> !person.equals(visit.checker()))
                .filter(person -> duty.posts().isEmpty() || holds(person, duty, visit))
                .toList();
    }

    private static boolean holds(Person person, Duty duty, Visit visit) {
        var date = OffHours.dateOf(visit.at());
        return person.posts.stream()
                .anyMatch(held -> duty.posts().contains(held.post())
                        && held.unit().equals(visit.unit())
                        && !held.from().isAfter(date)
                        && held.to().isAfter(date));
    }

    private static double careless(Unit unit) {
        return switch (unit.pattern()) {
            case LEADERS -> 1.8;
            case PATROL -> 1.9;
            case CASES -> 1.3;
            default -> unit.code().startsWith("WJ") ? 2.0 : 0.8;
        };
    }

    /** Leaders are looked at by the bureau, teams by leaders of their station or heads of its other teams. */
    private Person checker(Unit unit, SplittableRandom random) {
        var pool = unit.pattern() == Pattern.LEADERS || unit.pattern() == Pattern.OFFICE
                ? people.in(bureau.unit("HD-02"), window.present)
                : members.getOrDefault(bureau.unit(unit.station().code() + "-0").id(), List.of());
        return pool.get(random.nextInt(pool.size()));
    }
}
