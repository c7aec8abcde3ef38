package luoshi.engine.coverage;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.log.EvidenceLog;
import org.jspecify.annotations.Nullable;

/**
 * Fills the cells of everybody in the order of the log, which is nearly that of time: each plain piece goes straight where
 * it belongs. Whoever has others, or told out of order, is filled from scratch afterwards.
 */
final class WholeFilling {
    private final World world;
    private final Rows rows;
    private final EvidenceLog log;
    private final int size;
    private final CellBits bits;
    /** By place of the duty in the log. */
    private final @Nullable DutyPlan[] plans;
    /** Rows of persons and of units by place of the subject in the log, once asked for. */
    private final int[][] @Nullable [] held;
    /** Subjects by their places that are to be filled from scratch. */
    private final Map<DutyPlan, BitSet> again = new HashMap<>();

    WholeFilling(World world, Rows rows, EvidenceLog log, int size, CellBits bits, List<DutyPlan> of) {
        this.world = world;
        this.rows = rows;
        this.log = log;
        this.size = size;
        this.bits = bits;
        this.plans = new DutyPlan[log.duties().size()];
        for (var plan : of) {
            var place = log.duties().known(plan.duty);
            if (place >= 0) {
                plans[place] = plan;
            }
        }
        this.held = new int[SubjectKind.values().length][log.subjects().size()][];
    }

    void fill() {
        for (var entry = 0; entry < size; entry++) {
            var plan = plans[log.duty(entry)];
            if (plan != null) {
                if (plan.isPlain() && log.isPlainlyLast(entry)) {
                    var day = World.day(log.at(entry));
                    var kind = plan.subjectOn(day);
                    PlainFilling.put(
                            plan,
                            kind,
                            rows(kind, log.subject(entry)),
                            day,
                            log.kind(entry),
                            log.quantity(entry),
                            bits.blocks);
                } else {
                    again.computeIfAbsent(plan, any -> new BitSet()).set(log.subject(entry));
                }
            }
        }
        again.forEach((plan, subjects) -> {
            var tracks = Tracks.of(world, rows, plan, log, size);
            subjects.stream().mapToLong(log.subjects()::id).forEach(subject -> {
                for (var kind : SubjectKind.values()) {
                    if (plan.binds(kind)) {
                        tracks.refill(new Subject(kind, subject), bits);
                    }
                }
            });
        });
    }

    private int[] rows(SubjectKind kind, int subject) {
        var known = held[kind.ordinal()][subject];
        if (known == null) {
            known = PlainFilling.rows(new Subject(kind, log.subjects().id(subject)), world, rows);
            held[kind.ordinal()][subject] = known;
        }
        return known;
    }
}
