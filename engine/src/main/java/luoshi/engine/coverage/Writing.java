package luoshi.engine.coverage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.log.EvidenceLog;

/**
 * Writes cells into the planes, duty by duty: first who is bound, then, given everybody's bound cells, whose fall due
 * earlier, then which are exempt; and what evidence fills.
 */
final class Writing {
    private final World world;
    private final Rows rows;
    private final EvidenceLog log;
    private final int size;
    private final CellBits bits;
    private final Binding binding;
    private final Leading leading;

    Writing(
            World world,
            Rows rows,
            Attendance attendance,
            Map<Long, Leading.Leader> leaders,
            EvidenceLog log,
            int size,
            CellBits bits) {
        this.world = world;
        this.rows = rows;
        this.log = log;
        this.size = size;
        this.bits = bits;
        this.binding = new Binding(world, rows, attendance, bits.blocks);
        this.leading = new Leading(world, rows, bits.blocks, leaders);
    }

    /** Writes and fills the cells of everybody under a duty, whatever is in a strand that is its only one. */
    void writeAll(DutyPlan plan, Touched everybody) {
        if (plan.isOneStrand()) {
            bits.blocks.open(
                    plan.strands.getFirst().grid(), plan.strands.getFirst().strand(), rows.words);
        }
        write(plan, everybody);
        fill(plan, everybody);
        bits.blocks.close();
    }

    /** Writes the cells of whom it touches, which have no bits of the duty. */
    void write(DutyPlan plan, Touched touched) {
        var tracks = Tracks.of(world, rows, plan, log, size);
        var derivation = tracks.derivation();
        if (plan.binds(SubjectKind.PERSON)) {
            binding.bind(plan, derivation, touched.groups());
            if (plan.hasEvents()) {
                touched.persons().forEach(person -> bits.bind(plan, derivation.events(person)));
            }
            touched.leaders().forEach(person -> leading.mark(plan, derivation, person));
        }
        if (plan.binds(SubjectKind.UNIT)) {
            touched.units().forEach(unit -> bits.bind(plan, derivation.cells(SubjectKind.UNIT, unit)));
        }
        exempt(plan, tracks, touched);
    }

    /** Fills the cells of whom it touches, which are marked and have no evidence yet. */
    void fill(DutyPlan plan, Touched touched) {
        var duty = log.duties().known(plan.duty);
        if (duty < 0) {
            return;
        }
        var tracks = Tracks.of(world, rows, plan, log, size);
        for (var kind : SubjectKind.values()) {
            if (!plan.binds(kind)) {
                continue;
            }
            if (touched.among() == null) {
                for (var place = 0; place < log.subjects().size(); place++) {
                    tracks.fill(kind, log.subjects().id(place), log.lastAt(duty, place, size), bits);
                }
            } else {
                for (var id : touched.of(kind)) {
                    tracks.fill(kind, id, log.lastAt(duty, log.subjects().known(id), size), bits);
                }
            }
        }
    }

    private void exempt(DutyPlan plan, Tracks tracks, Touched touched) {
        var exempt = new LinkedHashSet<Subject>();
        plan.facts.exemptions().forEach(exemption -> exempt.add(Exempting.subject(exemption)));
        for (var subject : exempt) {
            if (touched.contains(subject)) {
                exempt(plan, tracks, subject);
            }
        }
    }

    private void exempt(DutyPlan plan, Tracks tracks, Subject subject) {
        var cells = tracks.marked(subject, bits).cells.withoutExempt();
        new Exempting(world, plan, tracks.derivation()).mark(cells, subject);
        bits.mark(plan, cells);
    }

    /** Looks again at the cells in a column of leaders who were not touched, after others' bound cells changed. */
    void lead(DutyPlan plan, Column column, List<Long> leaders, boolean gone, boolean come) {
        var tracks = Tracks.of(world, rows, plan, log, size);
        for (var person : leaders) {
            if (leading.mark(plan, tracks.derivation(), column, person, gone, come)) {
                markedAnew(plan, tracks, Subject.person(person));
            }
        }
    }

    /** Looks again at all cells of such a leader under a duty. */
    void lead(DutyPlan plan, long person) {
        var tracks = Tracks.of(world, rows, plan, log, size);
        if (leading.mark(plan, tracks.derivation(), person)) {
            markedAnew(plan, tracks, Subject.person(person));
        }
    }

    private void markedAnew(DutyPlan plan, Tracks tracks, Subject subject) {
        exempt(plan, tracks, subject);
        tracks.refill(subject, bits);
    }

    /** Takes a subject's bits of a duty out. */
    void clear(DutyPlan plan, Subject subject) {
        for (var strand : plan.strands) {
            if (subject.kind() == SubjectKind.UNIT) {
                bits.blocks.clear(rows.ofUnit(subject.id()), strand.grid(), strand.strand());
            } else {
                for (var slot : world.person(subject.id()).slots()) {
                    bits.blocks.clear(rows.of(slot), strand.grid(), strand.strand());
                }
            }
        }
    }
}
