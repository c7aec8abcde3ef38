package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.log.EvidenceLog;
import luoshi.engine.coverage.plane.Block;
import luoshi.engine.coverage.plane.BlocksEditor;
import luoshi.engine.coverage.plane.Sheet;

/**
 * One whole state of the index, never changed: the next one shares what stayed the same.
 *
 * @param layout where cells lie
 * @param attendance who is there when
 * @param leaders whom leaders lead, as far as it was asked for; only who makes the next state reads it
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
        Attendance attendance,
        Map<Long, Leading.Leader> leaders,
        Sheet<Block> blocks,
        Map<Long, Integer> places,
        List<DutyPlan> plans,
        EvidenceLog log,
        int size,
        int lastDay,
        long lastSequence) {

    /** Derives everything from the first entries of a log. */
    static Snapshot of(World world, EvidenceLog log, int size, int lastDay, long lastSequence) {
        var rows = new Rows(world);
        var layout = new Layout();
        var bits = new CellBits(new BlocksEditor(Sheet.of(List.of())), layout);
        var plans = new ArrayList<DutyPlan>();
        world.duties.forEach((duty, facts) -> plans.add(new DutyPlan(duty, facts, world, layout)));
        var leaders = new HashMap<Long, Leading.Leader>();
        var attendance = Attendance.NONE.extended(world, rows, layout);
        var writing = new Writing(world, rows, attendance, leaders, log, size, bits);
        var everybody = Touched.everybody(world, rows);
        plans.forEach(plan -> writing.write(plan, everybody));
        new WholeFilling(world, rows, log, size, bits, plans).fill();
        var blocks = bits.blocks.compact(rows.words);
        return new Snapshot(
                world,
                rows,
                layout,
                attendance,
                leaders,
                blocks,
                places(plans),
                plans,
                log,
                size,
                lastDay,
                lastSequence);
    }

    static Map<Long, Integer> places(List<DutyPlan> plans) {
        var places = new HashMap<Long, Integer>();
        plans.forEach(plan -> places.put(plan.duty, places.size()));
        return places;
    }

    /** The cells of a known duty. */
    Tracks tracks(long duty) {
        var place = Objects.requireNonNull(places.get(duty), () -> "no duty " + duty);
        return Tracks.of(world, rows, plans.get(place), log, size);
    }

    /** With other facts: derives again whom and what they touch, and everything under another calendar. */
    Snapshot changed(CoverageChange change) {
        var calendar = change.come().calendar();
        return world.calendar.equals(calendar)
                ? new Changing(this, change).done()
                : under(world.with(change).now().facts().on(calendar), world.from, world.to);
    }

    /** Derived anew from other facts and days, with the same evidence. */
    Snapshot under(CoverageFacts facts, int from, int to) {
        return of(World.of(facts, from, to), log, size, lastDay, lastSequence);
    }

    /** The same state; what is made of it and what is made of this one do not meet, but for the log of evidence. */
    Snapshot apart() {
        return new Snapshot(
                world.apart(),
                rows,
                layout,
                attendance,
                new HashMap<>(leaders),
                blocks,
                places,
                plans.stream().map(DutyPlan::apart).toList(),
                log,
                size,
                lastDay,
                lastSequence);
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
                Tracks.of(world, rows, plan, log, entry + 1).refill(subject, bits);
            }
        }
        return new Snapshot(
                world,
                rows,
                layout,
                attendance,
                leaders,
                bits.blocks.done(rows.words),
                places,
                plans,
                log,
                entry + 1,
                Math.max(lastDay, piece.day()),
                Math.max(lastSequence, piece.sequence()));
    }
}
