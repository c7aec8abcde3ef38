package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.plane.BlocksEditor;
import luoshi.engine.coverage.plane.Plane;

/** Marks cells of leaders under whom others are bound by the same duty (领导先行), given everybody's bound cells. */
final class Leading {
    private final World world;
    private final Rows rows;
    private final BlocksEditor blocks;
    private final Map<Long, Leader> leaders;

    /**
     * For a world.
     *
     * @param leaders whom leaders lead, as far as it is known
     */
    Leading(World world, Rows rows, BlocksEditor blocks, Map<Long, Leader> leaders) {
        this.world = world;
        this.rows = rows;
        this.blocks = blocks;
        this.leaders = leaders;
    }

    /** A unit that somebody leads, in one area or (0) in all. */
    record Led(long area, BranchRows branch) {}

    /**
     * Whom a person leads over time.
     *
     * @param changes days on which it changes, in order
     * @param led by stretch of days between two of them
     */
    record Leader(int[] rows, int[] changes, List<List<Led>> led) {
        int stretch(int day) {
            var place = Arrays.binarySearch(changes, day);
            return place >= 0 ? place + 1 : -place - 1;
        }
    }

    /** Marks all cells of a leader under a duty; says whether that changed anything. */
    boolean mark(DutyPlan plan, Derivation derivation, long person) {
        var changed = false;
        for (var column : plan.columns) {
            changed |=
                    column.line().subject() == SubjectKind.PERSON && mark(plan, derivation, column, person, true, true);
        }
        return changed;
    }

    /**
     * Marks the cell of a leader in a column, if there is one; says whether that changed anything.
     *
     * @param gone whether others' bound cells may have gone there since it was last marked
     * @param come whether some may have come
     */
    boolean mark(DutyPlan plan, Derivation derivation, Column column, long person, boolean gone, boolean come) {
        if (column.leaderDue() >= column.due()) {
            return false;
        }
        var leader = leaders.computeIfAbsent(person, this::leader);
        for (var row : leader.rows) {
            if (blocks.has(row, column.grid(), Plane.BOUND, column.period(), column.strand())) {
                var led = blocks.has(row, column.grid(), Plane.LEADER, column.period(), column.strand());
                if (led ? !gone : !come) {
                    return false;
                }
                var leads = leads(plan, leader, lastBound(plan, derivation, column, leader, person), column, row);
                if (leads != led) {
                    blocks.put(row, column.grid(), Plane.LEADER, column.period(), column.strand(), leads);
                    return true;
                }
            }
        }
        return false;
    }

    /** The last bound day of the cell; where nothing depends on it another day of the period. */
    private static int lastBound(DutyPlan plan, Derivation derivation, Column column, Leader leader, long person) {
        if (leader.stretch(column.start()) == leader.stretch(column.last())) {
            return column.last();
        }
        var held = derivation.held(plan.lines.indexOf(column.line()), person);
        return derivation.last(held, column.start(), column.last() + 1);
    }

    private boolean leads(DutyPlan plan, Leader leader, int day, Column column, int row) {
        for (var led : leader.led.get(leader.stretch(day))) {
            if ((led.area == 0 || led.area == column.area()) && anotherBound(plan, column, row, led.branch)) {
                return true;
            }
        }
        return false;
    }

    private boolean anotherBound(DutyPlan plan, Column own, int row, BranchRows branch) {
        for (var c = own.first(); c < own.first() + own.line().areas().size(); c++) {
            var column = plan.columns[c];
            for (var word = branch.first(); word < branch.end(); word++) {
                var others = branch.word(word)
                        & blocks.word(word, column.grid(), Plane.BOUND, column.period(), column.strand());
                if (column == own && word == row >> 6) {
                    others &= ~(1L << row);
                }
                if (others != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private Leader leader(long person) {
        var facts = world.person(person);
        var changes = Stream.of(
                        facts.slots().stream()
                                .filter(CoverageFacts.Slot::leading)
                                .flatMapToInt(slot -> IntStream.of(Days.epoch(slot.from()), Days.epoch(slot.to()))),
                        facts.charges().stream()
                                .flatMapToInt(
                                        charge -> IntStream.of(Days.epoch(charge.from()), Days.epoch(charge.to()))),
                        IntStream.of(world.tree.changes()))
                .flatMapToInt(days -> days)
                .sorted()
                .distinct()
                .toArray();
        var led = new ArrayList<List<Led>>();
        for (var stretch = 0; stretch <= changes.length; stretch++) {
            led.add(led(facts, stretch == 0 ? Integer.MIN_VALUE : changes[stretch - 1]));
        }
        return new Leader(facts.slots().stream().mapToInt(rows::of).toArray(), changes, led);
    }

    private List<Led> led(PersonFacts facts, int day) {
        var led = new ArrayList<Led>();
        for (var slot : facts.slots()) {
            if (slot.leading() && Days.epoch(slot.from()) <= day && day < Days.epoch(slot.to())) {
                led.add(new Led(0, rows.branch(slot.unit(), day)));
            }
        }
        for (var charge : facts.charges()) {
            if (Days.epoch(charge.from()) <= day && day < Days.epoch(charge.to())) {
                led.add(new Led(charge.area(), rows.branch(charge.unit(), day)));
            }
        }
        return led;
    }
}
