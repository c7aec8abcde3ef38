package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.plane.Block;
import luoshi.engine.coverage.plane.BlocksEditor;
import luoshi.engine.coverage.plane.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * One whole state of the index, never changed: the next one shares what stayed the same.
 *
 * @param layout where cells lie
 * @param blocks the planes of cells, a block for each word of rows
 * @param lastDay last day of any evidence
 * @param lastSequence last sequence of any evidence
 */
record Snapshot(
        World world,
        Rows rows,
        Subjects subjects,
        Layout layout,
        Sheet<Block> blocks,
        Map<Long, Integer> places,
        Sheet<DutyState> duties,
        int lastDay,
        long lastSequence) {

    /** Derives everything. */
    static Snapshot of(World world, Collection<Evidence> evidence) {
        var rows = new Rows(world);
        var subjects = Subjects.of(world);
        var pieces = new Pieces(evidence);
        var duties = new ArrayList<DutyState>();
        var layout = new Layout();
        var bits = new CellBits(new BlocksEditor(Sheet.of(List.of())), layout);
        world.duties.forEach((duty, facts) -> {
            var plan = new DutyPlan(duty, facts, world, layout);
            duties.add(DutyState.of(plan, world, rows, pieces.tracks(plan, subjects, 0), bits));
        });
        return new Snapshot(
                world,
                rows,
                subjects,
                layout,
                bits.blocks.compact(rows.words),
                places(duties),
                Sheet.of(duties),
                pieces.lastDay(),
                pieces.lastSequence());
    }

    private static Map<Long, Integer> places(List<DutyState> duties) {
        var places = new HashMap<Long, Integer>();
        duties.forEach(duty -> places.put(duty.plan().duty, places.size()));
        return places;
    }

    /** With other facts: derives again whom and what they touch, or everything when the frame itself changed. */
    Snapshot changed(World next, Collection<Evidence> evidence) {
        var persons = changedPersons(next);
        var moved = sameFrame(next) ? movedRows(next, persons) : null;
        if (moved == null) {
            return of(next, evidence);
        }
        var more = subjects.withPersons(next.persons.keySet());
        var touched = persons.stream()
                .map(person -> Objects.requireNonNull(more.place(SubjectKind.PERSON, person)))
                .toList();
        var leaders = new HashSet<Integer>();
        Marking.leaders(next).forEach(id -> leaders.add(Objects.requireNonNull(more.place(SubjectKind.PERSON, id))));
        var changed = new ArrayList<DutyState>();
        var other = layout.copy();
        var bits = new CellBits(new BlocksEditor(blocks), other);
        places.forEach((duty, place) -> {
            var facts = next.duties.get(duty);
            if (!duties.get(place).plan().facts.equals(facts)) {
                bits.free(duties.get(place).plan());
            }
        });
        next.duties.forEach((duty, facts) -> {
            var place = places.get(duty);
            var old = place == null ? null : duties.get(place);
            if (old == null || !old.plan().facts.equals(facts)) {
                var plan = new DutyPlan(duty, facts, next, other);
                changed.add(DutyState.of(
                        plan, next, moved, Pieces.of(duty, evidence).tracks(plan, more, 0), bits));
            } else {
                var grown = more == subjects
                        ? old
                        : old.grown(Pieces.of(duty, evidence).tracks(old.plan(), more, subjects.size()));
                changed.add(touched.isEmpty() ? grown : grown.derived(next, moved, touched, leaders, bits));
            }
        });
        return new Snapshot(
                next,
                moved,
                more,
                other,
                bits.blocks.done(moved.words),
                places(changed),
                Sheet.of(changed),
                lastDay,
                lastSequence);
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

    /** What a view of a day and sequence sees; this very state when nothing happened after them. */
    Sheet<Block> seen(int asOf, long knownAt) {
        if (lastDay <= asOf && lastSequence <= knownAt) {
            return blocks;
        }
        var bits = new CellBits(new BlocksEditor(blocks), layout);
        for (var i = 0; i < duties.size(); i++) {
            duties.get(i).see(asOf, knownAt, bits);
        }
        return bits.blocks.done(rows.words);
    }

    /** With a piece of evidence, or another state of one. */
    Snapshot with(Evidence evidence) {
        var piece = Piece.of(evidence);
        return refilled(piece, track -> track.with(piece));
    }

    Snapshot without(Evidence evidence) {
        return refilled(Piece.of(evidence), track -> track.without(evidence.id()));
    }

    private Snapshot refilled(Piece piece, UnaryOperator<Track> change) {
        var day = Math.max(lastDay, piece.day());
        var sequence = Math.max(lastSequence, piece.sequence());
        var others = duties;
        var bits = new CellBits(new BlocksEditor(blocks), layout);
        var at = places.get(piece.evidence().duty());
        if (at != null) {
            var duty = duties.get(at);
            var place = subjects.place(
                    duty.plan().subjectOn(piece.day()), piece.evidence().subject());
            if (place != null) {
                var edited = duties.edit();
                edited.set(at, duty.refilled(place, change.apply(duty.tracks().get(place)), bits));
                others = edited.done();
            }
        }
        return new Snapshot(world, rows, subjects, layout, bits.blocks.done(rows.words), places, others, day, sequence);
    }
}
