package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.Unit;
import luoshi.engine.coverage.log.EvidenceLog;
import luoshi.engine.coverage.plane.Block;
import luoshi.engine.coverage.plane.BlocksEditor;
import luoshi.engine.coverage.plane.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * One whole state of the index, never changed: the next one shares what stayed the same.
 *
 * @param layout where cells lie
 * @param blocks the planes of cells, a block for each word of rows
 * @param places places of duties among the plans
 * @param log all evidence, of which this state knows the first {@code size} entries
 * @param lastDay last day of any evidence
 * @param lastSequence last sequence of any evidence
 */
record Snapshot(
        World world,
        Rows rows,
        Layout layout,
        Sheet<Block> blocks,
        Map<Long, Integer> places,
        List<DutyPlan> plans,
        EvidenceLog log,
        int size,
        int lastDay,
        long lastSequence) {

    /** Derives everything from the evidence of a log. */
    static Snapshot of(World world, EvidenceLog log, int lastDay, long lastSequence) {
        var rows = new Rows(world);
        var layout = new Layout();
        var bits = new CellBits(new BlocksEditor(Sheet.of(List.of())), layout);
        var plans = new ArrayList<DutyPlan>();
        var everyone = everyone(world);
        world.duties.forEach((duty, facts) -> {
            var plan = new DutyPlan(duty, facts, world, layout);
            plans.add(plan);
            Tracks.of(world, rows, plan, log, log.size()).write(everyone, Set.of(), bits);
        });
        var blocks = bits.blocks.compact(rows.words);
        return new Snapshot(world, rows, layout, blocks, places(plans), plans, log, log.size(), lastDay, lastSequence);
    }

    private static List<Subject> everyone(World world) {
        return Stream.concat(
                        world.persons.keySet().stream().sorted().map(Subject::person),
                        world.tree.units().stream().map(Unit::id).sorted().map(Subject::unit))
                .toList();
    }

    private static Map<Long, Integer> places(List<DutyPlan> plans) {
        var places = new HashMap<Long, Integer>();
        plans.forEach(plan -> places.put(plan.duty, places.size()));
        return places;
    }

    /** The cells of a known duty. */
    Tracks tracks(long duty) {
        var place = Objects.requireNonNull(places.get(duty), () -> "no duty " + duty);
        return Tracks.of(world, rows, plans.get(place), log, size);
    }

    /** With other facts: derives again whom and what they touch, or everything when the frame itself changed. */
    Snapshot changed(World next) {
        var persons = changedPersons(next);
        var moved = sameFrame(next) ? movedRows(next, persons) : null;
        if (moved == null) {
            return of(next, log, lastDay, lastSequence);
        }
        var touched = persons.stream().map(Subject::person).toList();
        var leaders = touched.isEmpty() ? Set.<Long>of() : Marking.leaders(next);
        var everyone = everyone(next);
        var other = layout.copy();
        var bits = new CellBits(new BlocksEditor(blocks), other);
        for (var plan : plans) {
            if (plan.facts.equals(next.duties.get(plan.duty))) {
                touched.forEach(subject -> tracks(plan.duty).clear(subject, bits.blocks));
            } else {
                bits.free(plan);
            }
        }
        var changed = new ArrayList<DutyPlan>();
        next.duties.forEach((duty, facts) -> {
            var place = places.get(duty);
            var old = place == null ? null : plans.get(place);
            var same = old != null && old.facts.equals(facts);
            var plan = same && old != null ? old : new DutyPlan(duty, facts, next, other);
            changed.add(plan);
            Tracks.of(next, moved, plan, log, size).write(same ? touched : everyone, same ? leaders : Set.of(), bits);
        });
        var after = bits.blocks.done(moved.words);
        return new Snapshot(next, moved, other, after, places(changed), changed, log, size, lastDay, lastSequence);
    }

    private boolean sameFrame(World next) {
        return world.calendar.equals(next.calendar)
                && Set.copyOf(world.facts.units()).equals(Set.copyOf(next.facts.units()))
                && Set.copyOf(world.facts.placements()).equals(Set.copyOf(next.facts.placements()));
    }

    private Set<Long> changedPersons(World next) {
        var changed = new TreeSet<Long>(world.persons.keySet());
        changed.addAll(next.persons.keySet());
        changed.removeIf(person -> world.person(person).equals(next.person(person)));
        return changed;
    }

    private @Nullable Rows movedRows(World next, Set<Long> persons) {
        var gone = new HashSet<Slot>();
        var come = new HashSet<Slot>();
        for (var person : persons) {
            gone.addAll(world.person(person).slots());
            come.addAll(next.person(person).slots());
        }
        var stay = Set.copyOf(gone);
        gone.removeAll(come);
        come.removeAll(stay);
        return rows.with(gone, come);
    }

    /** With a piece of evidence, or another state of one, which is by now an entry of the log. */
    Snapshot with(Evidence evidence, int entry) {
        var piece = Piece.of(evidence);
        var place = places.get(evidence.duty());
        var bits = new CellBits(new BlocksEditor(blocks), layout);
        if (place != null) {
            var plan = plans.get(place);
            var subject = new Subject(plan.subjectOn(piece.day()), evidence.subject());
            if (rows.knows(subject, world)
                    && !(log.isPlainlyLast(entry)
                            && PlainFilling.put(plan, world, rows, subject, piece, bits.blocks))) {
                Tracks.of(world, rows, plan, log, log.size()).refill(subject, bits);
            }
        }
        return new Snapshot(
                world,
                rows,
                layout,
                bits.blocks.done(rows.words),
                places,
                plans,
                log,
                log.size(),
                Math.max(lastDay, piece.day()),
                Math.max(lastSequence, piece.sequence()));
    }
}
