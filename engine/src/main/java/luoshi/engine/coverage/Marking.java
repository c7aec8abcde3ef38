package luoshi.engine.coverage;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import luoshi.engine.coverage.CoverageFacts.Exemption;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.plane.BlocksEditor;
import luoshi.engine.coverage.plane.Plane;

/** Marks bound cells as a leader's, due earlier, and as exempt; first the leaders, since exemptions look at the due. */
final class Marking {
    private final World world;
    private final DutyPlan plan;
    private final Rows rows;
    private final Derivation derivation;

    Marking(World world, DutyPlan plan, Rows rows, Derivation derivation) {
        this.world = world;
        this.plan = plan;
        this.rows = rows;
        this.derivation = derivation;
    }

    /** Marks a subject's cells. */
    void mark(Cells cells, Subject subject, BlocksEditor blocks) {
        if (subject.kind() == SubjectKind.PERSON) {
            markLeaders(cells, subject.id(), blocks);
        }
        markExempt(cells, subject.kind(), subject.id());
    }

    /** Leaders first (domain §3), given everybody's bound cells of this duty. */
    private void markLeaders(Cells cells, long person, BlocksEditor blocks) {
        var facts = world.person(person);
        if (!facts.mayLead()) {
            return;
        }
        for (var i = 0; i < cells.size(); i++) {
            if (!cells.isEvent(i)) {
                var column = cells.columnOf(i);
                if (column.leaderDue() < column.due() && leadsAnother(facts, cells, i, blocks)) {
                    cells.markLeader(i);
                }
            }
        }
    }

    private boolean leadsAnother(PersonFacts facts, Cells cells, int i, BlocksEditor blocks) {
        var day = cells.lastBound(i);
        var under = new HashSet<Long>();
        for (var slot : facts.slots()) {
            if (slot.leading() && Days.epoch(slot.from()) <= day && day < Days.epoch(slot.to())) {
                under.add(slot.unit());
            }
        }
        for (var charge : facts.charges()) {
            if ((charge.area() == 0 || charge.area() == cells.area(i))
                    && Days.epoch(charge.from()) <= day
                    && day < Days.epoch(charge.to())) {
                under.add(charge.unit());
            }
        }
        return under.stream().anyMatch(unit -> anotherBound(cells, i, rows.branch(unit, day), blocks));
    }

    private boolean anotherBound(Cells cells, int i, long[] branch, BlocksEditor blocks) {
        var own = cells.columnOf(i);
        for (var c = own.first(); c < own.first() + own.line().areas().size(); c++) {
            var column = plan.columns.get(c);
            for (var word = 0; word < branch.length; word++) {
                var others = branch[word] == 0
                        ? 0
                        : branch[word]
                                & blocks.word(word, column.grid(), Plane.BOUND, column.period(), column.strand());
                if (column == own && word == cells.row[i] >> 6) {
                    others &= ~(1L << cells.row[i]);
                }
                if (others != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Exempt: exemptions approved on or before due cover at least half of the bound days. */
    private void markExempt(Cells cells, SubjectKind kind, long subject) {
        var own = plan.facts.exemptions().stream()
                .filter(exemption -> kind == SubjectKind.PERSON
                        ? exemption.person() == subject
                        : exemption.person() == 0 && exemption.unit() == subject)
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
            covered.and(bound.computeIfAbsent(column.line(), line -> derivation.boundDays(line, subject)));
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

    /** Persons whose cells depend on whom others are bound with. */
    static Set<Long> leaders(World world) {
        var leaders = new HashSet<Long>();
        world.persons.forEach((person, facts) -> {
            if (facts.mayLead()) {
                leaders.add(person);
            }
        });
        return leaders;
    }
}
