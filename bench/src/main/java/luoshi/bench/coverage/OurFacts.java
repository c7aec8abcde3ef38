package luoshi.bench.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.engine.coverage.CoverageFacts;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageFacts.Placement;
import luoshi.engine.coverage.CoverageFacts.Quotas;
import luoshi.engine.coverage.CoverageFacts.Scope;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.Staff;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.CoverageFacts.Unit;
import luoshi.engine.coverage.CoverageFacts.WorkingUnit;

/** The invented people, posts and clauses as the facts that the index takes. Ids are the invention's own. */
final class OurFacts {
    private static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);

    private OurFacts() {}

    static CoverageFacts of(CoverageData data) {
        var units = new ArrayList<Unit>();
        var placements = new ArrayList<Placement>();
        for (var unit : data.units().all()) {
            units.add(new Unit(unit.id(), unit.id(), ALWAYS, LocalDate.MAX));
            if (unit.parent() != 0) {
                placements.add(new Placement(unit.id(), unit.parent(), ALWAYS, LocalDate.MAX));
            }
        }
        var slots = new ArrayList<Slot>();
        var workingUnits = new ArrayList<WorkingUnit>();
        data.slots((id, person, unit, post, firstDay, endDay) -> {
            var from = LocalDate.ofEpochDay(firstDay);
            var to = endDay == Months.OPEN ? LocalDate.MAX : LocalDate.ofEpochDay(endDay);
            slots.add(new Slot(id, person, unit, post, Staff.OFFICER, false, from, to));
            workingUnits.add(new WorkingUnit(person, unit, from, to));
        });
        return new CoverageFacts(
                WorkCalendar.of(List.of(), Set.of()),
                units,
                placements,
                slots,
                workingUnits,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                data.clauses().stream().map(OurFacts::duty).toList(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Duty duty(Clause clause) {
        var posts = new HashSet<Long>();
        for (int post = 1; post <= Clause.POSTS; post++) {
            if (clause.names(post)) {
                posts.add((long) post);
            }
        }
        var scope = new Scope(Set.of((long) clause.root().id()), false, posts, Set.of(), false, false);
        return new Duty(
                clause.id(),
                clause.id(),
                clause.id(),
                1,
                SubjectKind.PERSON,
                Cadence.MONTHLY,
                1,
                Quotas.NONE,
                Set.of(EvidenceKind.ACT, EvidenceKind.RECORD),
                scope,
                Set.of(),
                null,
                0,
                ALWAYS,
                LocalDate.MAX);
    }
}
