package luoshi.engine.coverage;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import luoshi.engine.coverage.CoverageFacts.Exemption;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;

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
    void mark(Cells cells, Track track, ColumnEditor columns) {
        if (track.kind == SubjectKind.PERSON) {
            markLeaders(cells, track.subject, columns);
        }
        markExempt(cells, track.kind, track.subject);
    }

    /** Leaders first (domain §3), given everybody's bound cells of this duty. */
    private void markLeaders(Cells cells, long person, ColumnEditor columns) {
        var facts = world.person(person);
        if (!facts.mayLead()) {
            return;
        }
        for (var i = 0; i < cells.size(); i++) {
            if (!cells.isEvent(i)) {
                var column = cells.columnOf(i);
                if (column.leaderDue() < column.due() && leadsAnother(facts, cells, i, columns)) {
                    cells.markLeader(i);
                }
            }
        }
    }

    private boolean leadsAnother(PersonFacts facts, Cells cells, int i, ColumnEditor columns) {
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
        return under.stream().anyMatch(unit -> anotherBound(cells, i, rows.branch(unit, day), columns));
    }

    private boolean anotherBound(Cells cells, int i, long[] branch, ColumnEditor columns) {
        var column = cells.column[i];
        var first = cells.columnOf(i).first();
        var areas = cells.columnOf(i).line().areas().size();
        for (var c = first; c < first + areas; c++) {
            var bound = columns.get(c).plane(ColumnState.BOUND);
            for (var word = 0; word < bound.length; word++) {
                var others = bound[word] & branch[word];
                if (c == column && word == cells.row[i] >> 6) {
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
