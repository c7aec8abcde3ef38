package luoshi.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static final int RECENT = 62;

    private final Tables tables;
    private final Window window;
    private final Bureau bureau;
    private final People people;
    private final Facts facts;
    private final Batches batches;
    private final Map<String, Duty> checked = new HashMap<>();
    private final Map<String, List<Long>> clauses = new HashMap<>();
    private final Map<Long, List<Person>> members = new HashMap<>();

    Visits(Tables tables, Window window, Bureau bureau, People people, Rulebook rules, Facts facts, Batches batches) {
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
                if (duty.binds(team)) {
                    clauses.computeIfAbsent(team.code() + duty.area().code(), key -> new ArrayList<>())
                            .add(duty.clause());
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
        results(visit, unit, area, day, announced, off, random);
        var duty = checked.get(area.code());
        if (duty != null && duty.binds(unit)) {
            var origin = new Origin("CHECK", visit + "/" + duty.id(), checker);
            facts.add(duty, unit, null, at, "ACT", 1, !announced, origin, random);
        }
    }

    private void results(
            long visit, Unit unit, Area area, int day, boolean announced, boolean off, SplittableRandom random) {
        var seen = clauses.getOrDefault(unit.code() + area.code(), List.of());
        var present = members.getOrDefault(unit.id(), List.of());
        var recent = window.present - day < RECENT;
        var own = unit.station().code().equals("QS");
        var items = !recent ? 2 : own ? 9 + random.nextInt(8) : 3 + random.nextInt(4);
        var miss = 0.026 * careless(unit) * (announced ? 0.75 : 1.9) * (off ? 1.8 : 0.8);
        for (var i = 0; i < items && !present.isEmpty() && !seen.isEmpty(); i++) {
            var outcome = random.nextInt(40) == 0
                    ? "NOT_APPLICABLE"
                    : random.nextDouble() < miss ? "NOT_COMPLIANT" : "COMPLIANT";
            tables.result.add(
                    visit,
                    seen.get(random.nextInt(seen.size())),
                    unit.id(),
                    area.id(),
                    present.get(random.nextInt(present.size())).id(),
                    outcome);
        }
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
