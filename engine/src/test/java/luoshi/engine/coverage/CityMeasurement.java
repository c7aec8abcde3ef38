package luoshi.engine.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.OffHours;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.engine.coverage.CoverageFacts.Absence;
import luoshi.engine.coverage.CoverageFacts.Charge;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageFacts.Exemption;
import luoshi.engine.coverage.CoverageFacts.Placement;
import luoshi.engine.coverage.CoverageFacts.Quotas;
import luoshi.engine.coverage.CoverageFacts.Scope;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.Staff;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.CoverageFacts.Unit;
import luoshi.engine.coverage.CoverageFacts.WorkingUnit;

/**
 * Prints what changes cost in an index of a city: 20,000 people with leave and leaders, 1,000 monthly duties; no test,
 * since machines differ. Run: {@code java -Xmx6g -cp … luoshi.engine.coverage.CityMeasurement [acts [only what is called so]]}.
 */
final class CityMeasurement {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate TO = LocalDate.of(2027, 1, 1);
    private static final LocalDate ALWAYS = LocalDate.of(2020, 1, 1);
    private static final int STATIONS = 313;
    private static final int STATIONS_OF_A_BRANCH = 16;
    private static final int PEOPLE = 64;
    private static final int DUTIES = 1000;
    private static final int AREAS = 12;

    private final SplittableRandom random = new SplittableRandom(20261129);
    private final Facts facts = new Facts();
    private static String only = "";
    private long sequence;

    private CityMeasurement() {
        facts.calendar = WorkCalendar.of(List.of(), Set.of());
        facts.units.add(new Unit(1, 0, ALWAYS, LocalDate.MAX));
        for (var station = 0; station < STATIONS; station++) {
            var branch = 100L + station / STATIONS_OF_A_BRANCH;
            if (station % STATIONS_OF_A_BRANCH == 0) {
                add(branch, 1, station);
            }
            add(1000 + station, branch, station);
            for (var i = 0; i < PEOPLE; i++) {
                person(station * PEOPLE + i, 1000 + station, i);
            }
        }
        for (var duty = 0; duty < DUTIES; duty++) {
            facts.duties.add(duty(duty + 1, duty + 1, ALWAYS, LocalDate.MAX));
        }
    }

    private void add(long unit, long parent, int order) {
        facts.units.add(new Unit(unit, order, ALWAYS, LocalDate.MAX));
        facts.placements.add(new Placement(unit, parent, ALWAYS, LocalDate.MAX));
    }

    private void person(long person, long unit, int i) {
        facts.slots.add(slot(person, person, unit, i == 0, ALWAYS, LocalDate.MAX));
        facts.workingUnits.add(new WorkingUnit(person, unit, ALWAYS, LocalDate.MAX));
        var leave = FROM.plusDays(random.nextInt(340));
        facts.absences.add(new Absence(person, leave, leave.plusDays(14)));
        if (0 < i && i < 4) {
            for (var area = i; area <= AREAS; area += 3) {
                facts.charges.add(new Charge(person, unit, area, ALWAYS, LocalDate.MAX));
            }
        }
    }

    private static Slot slot(long id, long person, long unit, boolean leading, LocalDate from, LocalDate to) {
        return new Slot(id, person, unit, 1 + person % 7, Staff.OFFICER, leading, from, to);
    }

    private static Duty duty(long duty, long version, LocalDate from, LocalDate to) {
        var posts = duty % 3 == 0 ? Set.<Long>of() : Set.of(1 + duty % 7, 1 + (duty + 3) % 7);
        return new Duty(
                duty,
                version,
                duty,
                1 + duty % AREAS,
                SubjectKind.PERSON,
                Cadence.MONTHLY,
                1,
                Quotas.NONE,
                Set.of(EvidenceKind.ACT, EvidenceKind.RECORD),
                new Scope(Set.of(1L), false, posts, Set.of(), false, false),
                Set.of(),
                null,
                0,
                from,
                to);
    }

    private Evidence act(int day) {
        var at = FROM.plusDays(day).atStartOfDay(OffHours.CHINA).toInstant().plusSeconds(random.nextInt(80_000));
        return act(1 + random.nextInt(DUTIES), random.nextInt(STATIONS * PEOPLE), at);
    }

    private Evidence act(long duty, long person, Instant at) {
        var id = ++sequence;
        return new Evidence(id, duty, person, at, EvidenceKind.ACT, 1, false, false, false, id, Long.MAX_VALUE);
    }

    public static void main(String[] args) {
        var acts = args.length == 0 ? 3_000_000 : Integer.parseInt(args[0]);
        var city = new CityMeasurement();
        var all = city.facts.build();
        only = args.length < 2 ? "" : args[1];
        var index = build(city, all, acts);
        for (var i = 0; i < 2 && only.isEmpty(); i++) {
            index = build(city, all, acts);
        }
        city.changes(index);
    }

    private static CoverageIndex build(CityMeasurement city, CoverageFacts all, int acts) {
        var start = System.nanoTime();
        Consumer<Consumer<Evidence>> evidence = to -> {
            for (var i = 0; i < acts; i++) {
                to.accept(city.act((int) (320L * i / acts)));
            }
            System.out.printf("evidence told after %.2f s, ", (System.nanoTime() - start) / 1e9);
        };
        var index = CoverageIndex.build(all, FROM, TO, evidence);
        System.out.printf("built after %.2f s%n", (System.nanoTime() - start) / 1e9);
        var tally = index.at(TO).tally(CoverageQuery.all(FROM, TO));
        System.out.println(tally);
        System.gc();
        System.out.printf(
                "heap %d MiB%n",
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        return index;
    }

    private void changes(CoverageIndex index) {
        var calendar = facts.calendar;
        var none = CoverageFacts.none(calendar);
        print(
                "tally of everything",
                50,
                () -> index.at(TO).tally(CoverageQuery.all(FROM, TO)).bound());
        var year = CoverageQuery.all(FROM, TO);
        print(
                "as of half a year ago: tally of everything",
                20,
                () -> index.at(FROM.plusDays(190)).tally(year).bound());
        print(
                "as known before the last 100: tally",
                20,
                () -> index.at(TO, sequence - 100).tally(year).bound());
        print("one act, the newest", 100_000, () -> {
            index.record(act(330));
            return 1;
        });
        print("one act, entered late", 2_000, () -> {
            index.record(act(300));
            return 1;
        });
        print("a transfer", 300, () -> {
            var slot = facts.slots.get(random.nextInt(STATIONS * PEOPLE));
            var on = FROM.plusDays(250 + random.nextInt(90));
            var unit = 1000L + random.nextInt(STATIONS);
            var come = new Facts();
            come.calendar = calendar;
            var stays = slot(slot.id(), slot.person(), slot.unit(), slot.leading(), slot.from(), on);
            come.slots.add(stays);
            var moves = slot(++sequence, slot.person(), unit, false, on, LocalDate.MAX);
            come.slots.add(moves);
            var gone = new Facts();
            gone.calendar = calendar;
            gone.slots.add(slot);
            var start = System.nanoTime();
            index.change(new CoverageChange(gone.build(), come.build()));
            var took = System.nanoTime() - start;
            index.change(new CoverageChange(come.build(), gone.build()));
            return took;
        });
        print("an absence", 300, () -> {
            var person = random.nextInt(STATIONS * PEOPLE);
            var from = FROM.plusDays(random.nextInt(330));
            var come = new Facts();
            come.calendar = calendar;
            come.absences.add(new Absence(person, from, from.plusDays(20)));
            var start = System.nanoTime();
            index.change(new CoverageChange(none, come.build()));
            var took = System.nanoTime() - start;
            index.change(new CoverageChange(come.build(), none));
            return took;
        });
        print("an exemption", 300, () -> {
            var person = random.nextInt(STATIONS * PEOPLE);
            var come = new Facts();
            come.calendar = calendar;
            come.exemptions.add(new Exemption(1 + random.nextInt(DUTIES), person, 0, FROM, TO, FROM));
            var start = System.nanoTime();
            index.change(new CoverageChange(none, come.build()));
            var took = System.nanoTime() - start;
            index.change(new CoverageChange(come.build(), none));
            return took;
        });
        print("a revision in the middle of a month", 100, () -> {
            var id = 1 + random.nextInt(DUTIES);
            var on = FROM.plusDays(250 + random.nextInt(80));
            var gone = new Facts();
            gone.calendar = calendar;
            gone.duties.add(duty(id, id, ALWAYS, LocalDate.MAX));
            var come = new Facts();
            come.calendar = calendar;
            come.duties.add(duty(id, id, ALWAYS, on));
            come.duties.add(duty(id, 10_000 + id, on, LocalDate.MAX));
            var start = System.nanoTime();
            index.change(new CoverageChange(gone.build(), come.build()));
            var took = System.nanoTime() - start;
            index.change(new CoverageChange(come.build(), gone.build()));
            return took;
        });
        print("a station moves to another branch", 20, () -> {
            var station = random.nextInt(STATIONS);
            var branch = 100L + station / STATIONS_OF_A_BRANCH;
            var on = FROM.plusDays(250 + random.nextInt(80));
            var gone = new Facts();
            gone.calendar = calendar;
            gone.placements.add(new Placement(1000 + station, branch, ALWAYS, LocalDate.MAX));
            var come = new Facts();
            come.calendar = calendar;
            come.placements.add(new Placement(1000 + station, branch, ALWAYS, on));
            come.placements.add(new Placement(1000 + station, 100 + (branch - 99) % 19, on, LocalDate.MAX));
            var start = System.nanoTime();
            index.change(new CoverageChange(gone.build(), come.build()));
            var took = System.nanoTime() - start;
            index.change(new CoverageChange(come.build(), gone.build()));
            return took;
        });
        print(
                "tally of everything, after it all",
                50,
                () -> index.at(TO).tally(CoverageQuery.all(FROM, TO)).bound());
    }

    /** A run that returns more than a second in nanoseconds is believed; otherwise the clock is. */
    private static void print(String what, int usually, LongSupplier run) {
        var times = only.isEmpty() ? usually : usually * 10;
        if (!what.contains(only)) {
            return;
        }
        var nanos = new long[times];
        var all = System.nanoTime();
        for (var i = 0; i < times; i++) {
            var start = System.nanoTime();
            var said = run.getAsLong();
            var took = System.nanoTime() - start;
            nanos[i] = what.startsWith("a ") || what.startsWith("an ") ? said : took;
        }
        var mean = (System.nanoTime() - all) / times / 1e3;
        Arrays.sort(nanos);
        System.out.printf(
                "  %-44s median %9.1f µs, 90th %9.1f µs, fastest %9.1f µs, all on average %9.1f µs%n",
                what, nanos[times / 2] / 1e3, nanos[times * 9 / 10] / 1e3, nanos[0] / 1e3, mean);
    }
}
