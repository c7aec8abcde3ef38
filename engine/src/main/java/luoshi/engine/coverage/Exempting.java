package luoshi.engine.coverage;

import java.util.IdentityHashMap;
import java.util.List;
import luoshi.engine.coverage.CoverageFacts.Exemption;

/** Marks cells as exempt (豁免), given their due: exemptions approved on or before it cover at least half of the bound days. */
final class Exempting {
    private final World world;
    private final DutyPlan plan;
    private final Derivation derivation;

    Exempting(World world, DutyPlan plan, Derivation derivation) {
        this.world = world;
        this.plan = plan;
        this.derivation = derivation;
    }

    /** Whom an exemption is for. */
    static Subject subject(Exemption exemption) {
        return exemption.person() == 0 ? Subject.unit(exemption.unit()) : Subject.person(exemption.person());
    }

    void mark(Cells cells, Subject subject) {
        var own = plan.facts.exemptions().stream()
                .filter(exemption -> subject(exemption).equals(subject))
                .toList();
        if (own.isEmpty()) {
            return;
        }
        var bound = new IdentityHashMap<Line, Days>();
        for (var i = 0; i < cells.size(); i++) {
            var covered = covered(own, cells.due(i));
            if (cells.isEvent(i)) {
                if (covered.contains(cells.start(i))) {
                    cells.markExempt(i);
                }
                continue;
            }
            var column = cells.columnOf(i);
            covered.and(bound.computeIfAbsent(column.line(), line -> derivation.boundDays(line, subject.id())));
            if (2 * covered.count(column.start(), column.last() + 1) >= cells.bound[i]) {
                cells.markExempt(i);
            }
        }
    }

    private Days covered(List<Exemption> exemptions, int due) {
        var covered = world.none.copy();
        for (var exemption : exemptions) {
            if (Days.epoch(exemption.approvedOn()) <= due) {
                covered.add(Days.epoch(exemption.from()), Days.epoch(exemption.to()));
            }
        }
        return covered;
    }
}
