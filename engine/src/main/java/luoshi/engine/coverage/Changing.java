package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.plane.BlocksEditor;
import org.jspecify.annotations.Nullable;

/** One change of facts, worked into a state of the index: only cells of whom and what it touches are written. */
final class Changing {
    private final Snapshot before;
    private final CoverageChange change;
    private final World next;
    private final TreeSet<Long> persons;
    private final Set<Long> units = new TreeSet<>();
    private final Rows rows;
    private final Layout layout;
    private final CellBits bits;
    /** Rows whose bound cells may change, by word. */
    private final Map<Integer, Long> written = new HashMap<>();

    Changing(Snapshot before, CoverageChange change) {
        this.before = before;
        this.change = change;
        var changed = before.world().with(change);
        this.next = changed.now();
        this.persons = changed.persons();
        if (change.changesTree()) {
            touchTree();
        }
        this.rows = rows();
        this.layout = before.layout().copy();
        this.bits = new CellBits(new BlocksEditor(before.blocks()), layout);
    }

    /** Adds the units that moved with all below them, and who holds a post there. */
    private void touchTree() {
        var moved = new HashSet<Long>();
        for (var facts : List.of(change.gone(), change.come())) {
            facts.units().forEach(unit -> moved.add(unit.id()));
            facts.placements().forEach(placement -> moved.add(placement.unit()));
            facts.placements().forEach(placement -> units.add(placement.parent()));
        }
        var below = new HashSet<>(before.world().tree.everBelow(moved));
        below.addAll(next.tree.everBelow(moved));
        units.addAll(below);
        persons.addAll(holders(below));
    }

    private List<Long> holders(Set<Long> among) {
        return next.people.all().stream()
                .filter(person -> next.person(person).slots().stream().anyMatch(slot -> among.contains(slot.unit())))
                .toList();
    }

    private Rows rows() {
        var gone = new HashSet<Slot>();
        var come = new HashSet<Slot>();
        for (var person : persons) {
            gone.addAll(before.world().person(person).slots());
            come.addAll(next.person(person).slots());
        }
        var stay = Set.copyOf(gone);
        gone.removeAll(come);
        come.removeAll(stay);
        var under = change.changesTree() ? before.rows().under(next.tree) : before.rows();
        return gone.isEmpty() && come.isEmpty() ? under : under.with(gone, come);
    }

    Snapshot done() {
        var plans = new ArrayList<DutyPlan>();
        var touched = Touched.of(next, rows, persons, known(units));
        var everybody = new HashSet<DutyPlan>();
        if (next.duties == before.world().duties && !change.changesTree()) {
            plans.addAll(before.plans());
        } else {
            var old = before.plans().stream().filter(this::isWrittenAnew).toList();
            old.forEach(bits::free);
            next.duties.forEach((duty, facts) -> plans.add(plan(duty, facts, everybody)));
            clear(old, everybody);
        }
        var free = oldRows();
        var attendance =
                before.attendance().with(next, rows, free, persons, layout).extended(next, rows, layout);
        clear(free, touched);
        var leaders = leaders();
        var writing = new Writing(next, rows, attendance, leaders, before.log(), before.size(), bits);
        var all = everybody.isEmpty() ? touched : Touched.everybody(next, rows);
        for (var plan : plans) {
            if (everybody.contains(plan)) {
                writing.writeAll(plan, all);
            } else {
                var whom = more(plan, touched, writing);
                if (!whom.isNobody()) {
                    writing.write(plan, whom);
                    writing.fill(plan, whom);
                }
            }
        }
        var places = plans.equals(before.plans()) ? before.places() : Snapshot.places(plans);
        lead(plans, places, everybody, writing);
        return new Snapshot(
                next,
                rows,
                layout,
                attendance,
                leaders,
                bits.blocks.done(rows.words),
                places,
                plans,
                before.log(),
                before.size(),
                before.lastDay(),
                before.lastSequence());
    }

    /** Those of before, unless where the rows lie or they themselves changed. */
    private Map<Long, Leading.Leader> leaders() {
        if (!rows.liesLike(before.rows())) {
            return new HashMap<>();
        }
        before.leaders().keySet().removeAll(persons);
        return before.leaders();
    }

    private Set<Long> known(Set<Long> some) {
        var known = new TreeSet<>(some);
        known.removeIf(unit -> rows.place(unit) < 0);
        return known;
    }

    private @Nullable DutyPlan old(long duty) {
        var place = before.places().get(duty);
        return place == null ? null : before.plans().get(place);
    }

    private boolean isWrittenAnew(DutyPlan old) {
        var facts = next.duties.get(old.duty);
        return facts == null || !(facts == old.facts || facts.sameVersions(old.facts));
    }

    private DutyPlan plan(long duty, DutyFacts facts, Set<DutyPlan> everybody) {
        var old = old(duty);
        if (old == null || isWrittenAnew(old)) {
            var plan = new DutyPlan(duty, facts, next, layout);
            everybody.add(plan);
            return plan;
        }
        return old.facts == facts && !change.changesTree() ? old : old.with(facts, next);
    }

    /** Clears strands that were given back, unless they are written over. */
    private void clear(List<DutyPlan> old, Set<DutyPlan> everybody) {
        var free = new HashSet<DutyPlan.Strand>();
        old.forEach(plan -> free.addAll(plan.strands));
        everybody.stream().filter(DutyPlan::isOneStrand).forEach(plan -> free.remove(plan.strands.getFirst()));
        free.forEach(strand -> bits.blocks.clear(strand.grid(), strand.strand()));
    }

    /** Rows that persons had before. */
    private List<Integer> oldRows() {
        return persons.stream()
                .flatMap(person -> before.world().person(person).slots().stream())
                .map(before.rows()::of)
                .toList();
    }

    private void clear(List<Integer> old, Touched touched) {
        old.forEach(this::touch);
        touched.groups()
                .groups
                .forEach(group -> written.merge(group.word(), group.rows(), (one, other) -> one | other));
        touched.units().forEach(unit -> touch(rows.ofUnit(unit)));
        written.forEach(bits.blocks::clearRows);
    }

    private void touch(int row) {
        written.merge(row >> 6, 1L << row, (one, other) -> one | other);
    }

    /** Whom a duty touches beyond those whom the change touches under all duties. */
    private Touched more(DutyPlan plan, Touched touched, Writing writing) {
        var old = Objects.requireNonNull(old(plan.duty));
        if (old.facts == plan.facts) {
            return touched;
        }
        var more = new HashSet<Subject>();
        differing(old.facts.exemptions(), plan.facts.exemptions()).forEach(one -> more.add(Exempting.subject(one)));
        var excluded = new HashSet<Long>();
        differing(old.facts.exclusions(), plan.facts.exclusions()).forEach(one -> excluded.add(one.unit()));
        if (!excluded.isEmpty()) {
            var below = next.tree.everBelow(excluded);
            below.forEach(unit -> more.add(Subject.unit(unit)));
            holders(below).forEach(person -> more.add(Subject.person(person)));
        }
        more.removeIf(subject -> touched.contains(subject) || !rows.knows(subject, next));
        var also = new TreeSet<>(persons);
        var alsoUnits = new TreeSet<>(touched.units());
        for (var subject : more) {
            writing.clear(plan, subject);
            switch (subject.kind()) {
                case PERSON -> {
                    also.add(subject.id());
                    next.person(subject.id()).slots().forEach(slot -> touch(rows.of(slot)));
                }
                case UNIT -> {
                    alsoUnits.add(subject.id());
                    touch(rows.ofUnit(subject.id()));
                }
            }
        }
        return more.isEmpty() ? touched : Touched.of(next, rows, also, alsoUnits);
    }

    private static <T> Set<T> differing(List<T> one, List<T> other) {
        var differing = new HashSet<>(one);
        differing.addAll(other);
        differing.removeIf(item -> one.contains(item) && other.contains(item));
        return differing;
    }

    /** Leaders above whose marks may change with others' bound cells. */
    private void lead(List<DutyPlan> plans, Map<Long, Integer> places, Set<DutyPlan> everybody, Writing writing) {
        var leaders = leadersAbove();
        if (leaders.isEmpty()) {
            return;
        }
        if (change.changesTree()) {
            for (var plan : plans) {
                if (!everybody.contains(plan)) {
                    leaders.forEach(leader -> writing.lead(plan, leader));
                }
            }
            return;
        }
        written.forEach((word, mask) -> bits.blocks.differences(word, mask, (grid, period, strand, gone, come) -> {
            var place = places.get(layout.get(grid).strand(strand).duty());
            if (place != null && !everybody.contains(plans.get(place))) {
                var start = layout.get(grid).spans.get(period).start();
                var column = plans.get(place).column(grid, period, strand, start);
                if (column != null) {
                    // who is bound in one area leads who is bound in another
                    for (var c = column.first();
                            c < column.first() + column.line().areas().size();
                            c++) {
                        var each = plans.get(place).columns[c];
                        writing.lead(plans.get(place), each, leaders, gone, come);
                    }
                }
            }
        }));
    }

    /** Who leads, at any time, a unit where somebody touched holds or held a post, and is not touched himself. */
    private List<Long> leadersAbove() {
        var own = new HashSet<Long>();
        written.forEach((word, mask) -> {
            for (var left = mask; left != 0; left &= left - 1) {
                own.add(rows.unit[(word << 6) + Long.numberOfTrailingZeros(left)]);
            }
        });
        var above = new HashSet<>(next.tree.everAbove(own));
        above.addAll(before.world().tree.everAbove(own));
        return next.people.leaders(above).stream()
                .filter(person -> !persons.contains(person))
                .toList();
    }
}
