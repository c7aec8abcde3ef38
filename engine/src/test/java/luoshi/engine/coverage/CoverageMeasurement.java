package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.OffHours;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageFacts.Quotas;
import luoshi.engine.coverage.CoverageFacts.Scope;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.CoverageFacts.WorkingUnit;

/**
 * Prints how long the index takes at station and bureau size, beside a plain loop over single cells; no test, since
 * machines differ. Run: {@code java -cp … luoshi.engine.coverage.CoverageMeasurement}.
 */
final class CoverageMeasurement {
    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
    private static final LocalDate TO = LocalDate.of(2027, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 2);
    private static final CoverageQuery ALL = CoverageQuery.all(FROM, TO.plusYears(1));

    private CoverageMeasurement() {}

    public static void main(String[] args) {
        System.out.printf(
                "JDK %s, %d processors, heap at most %d MiB%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
        measure("station", new RandomWorld.Size(1, 6, 88, 0, FROM, TO));
        measure("bureau", new RandomWorld.Size(4, 6, 405, 0, FROM, TO));
    }

    private static void measure(String name, RandomWorld.Size size) {
        var world = world(size);
        var facts = world.facts.build();
        var before = used();
        var start = System.nanoTime();
        var index = CoverageIndex.build(facts, FROM, TO);
        System.out.printf("%n%s: %d people, 60 duties, 24 months%n", name, size.persons());
        System.out.printf("  first build %.0f ms%n", (System.nanoTime() - start) / 1e6);
        System.out.printf("  index beside its facts %d MiB%n", (used() - before) >> 20);

        var cells = index.at(TODAY).cells(ALL);
        System.out.printf(
                "  %d cells, %d pieces of evidence%n",
                cells.size(), facts.evidence().size());
        var sum = index.at(TODAY).tally(ALL);
        if (!plain(cells).equals(sum)) {
            throw new IllegalStateException("sums differ: " + plain(cells) + " and " + sum);
        }
        print(
                "build",
                5,
                () -> CoverageIndex.build(facts, FROM, TO).at(TODAY).tally(ALL).bound());
        print(
                "plain loop over single cells (counting only)",
                20,
                () -> plain(cells).bound());
        print("tally of everything", 200, () -> index.at(TODAY).tally(ALL).bound());
        var month = ALL.between(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 10, 1));
        print("tally of a month", 200, () -> index.at(TODAY).tally(month).bound());
        var team = ALL.in(world.teams.getFirst());
        print("tally of a team", 200, () -> index.at(TODAY).tally(team).bound());
        print(
                "cube unit × area, everything",
                100,
                () -> index.at(TODAY).byUnitAndArea(ALL).size());
        print(
                "cube unit × area, a month",
                100,
                () -> index.at(TODAY).byUnitAndArea(month).size());
        print(
                "debts of a month, listed",
                50,
                () -> index.at(TODAY)
                        .cells(month.states(Set.of(CellState.DEBT)))
                        .size());
        var debts = month.states(Set.of(CellState.DEBT));
        print(
                "debts of a month, first page of 50",
                50,
                () -> index.at(TODAY).breakdown(debts, Extent.ALL).page(0, 50).total());
        print(
                "debts of everything, first page of 50",
                50,
                () -> index.at(TODAY)
                        .breakdown(ALL.states(Set.of(CellState.DEBT)), Extent.ALL)
                        .page(0, 50)
                        .total());
        print(
                "debts of everything, page in the middle",
                50,
                () -> index.at(TODAY)
                        .breakdown(ALL.states(Set.of(CellState.DEBT)), Extent.ALL)
                        .page((int) (sum.debt() / 2), 50)
                        .total());
        print(
                "debts of everything, listed",
                10,
                () -> index.at(TODAY).cells(ALL.states(Set.of(CellState.DEBT))).size());
        print(
                "by person, everything",
                50,
                () -> index.at(TODAY).breakdown(ALL, Extent.ALL).bySubject().size());
        print(
                "by month, everything",
                50,
                () -> index.at(TODAY).breakdown(ALL, Extent.ALL).byMonth().size());
        print(
                "by post, everything",
                50,
                () -> index.at(TODAY).breakdown(ALL, Extent.ALL).byPost().size());
        var draft = facts.duties().getFirst();
        print(
                "one duty supposed over a year",
                20,
                () -> WhatIf.of(
                                facts,
                                draft,
                                facts.evidence(),
                                TODAY.minusYears(1).plusDays(1),
                                TODAY)
                        .acts(Extent.ALL));
        print(
                "one person's cells",
                100,
                () -> index.at(TODAY).cells(ALL.person(100_001)).size());
        var past = LocalDate.of(2026, 3, 15);
        print(
                "as of half a year ago: tally",
                50,
                () -> index.at(past).tally(ALL).bound());
        var half = world.sequence() / 2;
        print(
                "as known at the middle: tally",
                20,
                () -> index.at(TODAY, half).tally(ALL).bound());
        print("one piece of evidence", 2000, () -> {
            index.record(world.evidence());
            return 1;
        });
        var later = new int[1];
        print("one act, the newest of a monthly duty", 20_000, () -> {
            var duty = facts.duties().stream()
                    .filter(each -> each.cadence() == Cadence.MONTHLY && each.count() == 1)
                    .findFirst()
                    .orElseThrow();
            var at = TODAY.atStartOfDay(OffHours.CHINA).toInstant().plusSeconds(40_000_000L + later[0]++);
            var sequence = world.nextSequence();
            index.record(new Evidence(
                    sequence,
                    duty.duty(),
                    world.person(),
                    at,
                    EvidenceKind.ACT,
                    1,
                    false,
                    false,
                    false,
                    sequence,
                    Long.MAX_VALUE));
            return 1;
        });
        print("one withdrawal", 2000, () -> {
            var piece =
                    facts.evidence().get(world.random.nextInt(facts.evidence().size()));
            index.record(piece.withdrawnAt(world.nextSequence()));
            return 1;
        });
        world.facts.evidence.clear();
        print("one transfer", 20, () -> {
            transfer(world);
            index.replace(world.facts.build());
            return 1;
        });
        print("one revision of a duty", 20, () -> {
            var old = world.facts.duties.removeLast();
            world.facts.duties.addFirst(duty(world, old.duty(), old.cadence()));
            index.replace(world.facts.build());
            return 1;
        });
    }

    private static RandomWorld world(RandomWorld.Size size) {
        var world = new RandomWorld(1, size);
        for (var i = 0; i < 60; i++) {
            world.facts.duties.add(duty(world, i + 1, Cadence.values()[i % 10]));
        }
        var cells = CoverageIndex.build(world.facts.build(), FROM, TO).at(TODAY).cells(ALL);
        var duties = new HashMap<Long, Duty>();
        world.facts.duties.forEach(duty -> duties.put(duty.duty(), duty));
        for (var cell : cells) {
            var duty = duties.get(cell.duty());
            for (var i = 0; i < cell.need(); i++) {
                if (world.chance(0.94) && !cell.start().isAfter(TODAY)) {
                    world.facts.evidence.add(act(world, duty, cell));
                }
            }
        }
        return world;
    }

    private static Evidence act(RandomWorld world, Duty duty, Cell cell) {
        var length = (int) (cell.last().toEpochDay() - cell.start().toEpochDay()) + 1;
        var day = cell.start().plusDays(world.random.nextInt(length) + (world.chance(0.04) ? 3 : 0));
        var kind = world.chance(0.97) ? EvidenceKind.ACT : EvidenceKind.MEETING;
        var at = day.atStartOfDay(OffHours.CHINA).toInstant().plusSeconds(world.random.nextInt(86_400));
        var sequence = world.nextSequence();
        return new Evidence(
                sequence, duty.duty(), cell.subject(), at, kind, 1, false, false, false, sequence, Long.MAX_VALUE);
    }

    private static Duty duty(RandomWorld world, long id, Cadence cadence) {
        var subject = id % 10 == 6 ? SubjectKind.UNIT : SubjectKind.PERSON;
        var scope = new Scope(Set.of(RandomWorld.BUREAU), true, Set.of(), Set.of(), false, true);
        return new Duty(
                id,
                world.id(),
                id,
                1 + id % 12,
                subject,
                cadence,
                id % 7 == 0 ? 2 : 1,
                Quotas.NONE,
                Set.of(EvidenceKind.values()),
                scope,
                Set.of(),
                cadence == Cadence.PER_OCCASION ? "incident" : null,
                2,
                LocalDate.of(2025, 1, 1),
                LocalDate.MAX);
    }

    private static void transfer(RandomWorld world) {
        var facts = world.facts;
        var person = world.person();
        var on = LocalDate.of(2026, 6, 1).plusDays(world.random.nextInt(90));
        facts.slots.removeIf(slot -> slot.person() == person);
        facts.workingUnits.removeIf(working -> working.person() == person);
        var unit = world.any(world.teams);
        world.slot(person, unit, Facts.ALWAYS, on);
        world.slot(person, world.any(world.teams), on, LocalDate.MAX);
        facts.workingUnits.add(new WorkingUnit(person, unit, Facts.ALWAYS, LocalDate.MAX));
    }

    private static Tally plain(List<Cell> cells) {
        var counts = new int[CellState.values().length];
        for (var cell : cells) {
            counts[cell.state().ordinal()]++;
        }
        return new Tally(counts[2], counts[3], counts[4], counts[5], counts[1], counts[0]);
    }

    private static long used() {
        for (var i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void print(String what, int times, LongSupplier run) {
        var nanos = new ArrayList<Long>();
        var sink = 0L;
        for (var i = 0; i < times; i++) {
            var start = System.nanoTime();
            sink += run.getAsLong();
            nanos.add(System.nanoTime() - start);
        }
        var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        var late = Arrays.copyOfRange(sorted, 0, Math.max(1, sorted.length));
        System.out.printf(
                "  %-46s median %9.1f µs, fastest %9.1f µs%s%n",
                what, late[late.length / 2] / 1e3, late[0] / 1e3, sink == 0 ? " (nothing)" : "");
    }
}
