package luoshi.engine.coverage;

import java.util.BitSet;
import java.util.Objects;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.RowGroups.Group;
import luoshi.engine.coverage.plane.BlocksEditor;
import luoshi.engine.coverage.plane.Plane;

/**
 * Binds persons by the word: where a duty applies through a whole period, whoever is there enough is bound, 64 rows at
 * once. Only where it applies in part, or somebody holds several slots, days are counted for a single person.
 */
final class Binding {
    private final World world;
    private final Rows rows;
    private final Attendance attendance;
    private final BlocksEditor blocks;

    Binding(World world, Rows rows, Attendance attendance, BlocksEditor blocks) {
        this.world = world;
        this.rows = rows;
        this.attendance = attendance;
        this.blocks = blocks;
    }

    /** Binds rows that have no bits of the duty yet; those by event are not looked at. */
    void bind(DutyPlan plan, Derivation derivation, RowGroups groups) {
        for (var place = 0; place < plan.lines.size(); place++) {
            var line = plan.lines.get(place);
            if (line.subject() == SubjectKind.PERSON && !line.byEvent()) {
                bind(plan, derivation, place, groups);
            }
        }
    }

    private void bind(DutyPlan plan, Derivation derivation, int place, RowGroups groups) {
        var line = plan.lines.get(place);
        var versions =
                groups.kinds.stream().map(slot -> Reach.binding(line, slot)).toArray(BitSet[]::new);
        for (var group : groups.groups) {
            if (!versions[group.kind()].isEmpty()) {
                var over = plan.reach.of(
                        plan, place, versions[group.kind()], group.place(), rows.units.get(group.place()));
                if (!over.isNowhere()) {
                    bind(plan, derivation, place, group, over);
                }
            }
        }
    }

    private void bind(DutyPlan plan, Derivation derivation, int place, Group group, Reach.Over over) {
        var step = plan.lines.get(place).areas().size();
        var first = plan.firstColumn(place);
        var periods = (plan.firstColumn(place + 1) - first) / step;
        var presence = attendance.block(group.word());
        var doubt = 0L;
        for (var i = 0; i < periods; i++) {
            if (over.some().get(i)) {
                var column = plan.columns[first + i * step];
                if (step == 1 && over.whole().get(i)) {
                    var enough = presence.word(Presence.ENOUGH, column.grid(), column.period()) & group.rows();
                    blocks.put(group.word(), column.grid(), Plane.BOUND, column.period(), column.strand(), enough);
                }
                doubt |= doubt(column, presence, step == 1 && over.whole().get(i)) & group.rows();
            }
        }
        var several = doubt == 0 || step > 1 ? -1L : several(plan, place, presence, over);
        for (; doubt != 0; doubt &= doubt - 1) {
            var row = (group.word() << 6) + Long.numberOfTrailingZeros(doubt);
            if ((several >>> row & 1) == 0) {
                bindAlone(plan, place, row, over);
            } else {
                bindOne(plan, derivation, place, row, over);
            }
        }
    }

    /** Rows of which days must be counted. */
    private static long doubt(Column column, Presence presence, boolean whole) {
        var several = presence.word(Presence.SEVERAL, column.grid(), column.period());
        return whole ? several : several | presence.word(Presence.ALONE, column.grid(), column.period());
    }

    /** Rows of which, somewhere in the line, others are held beside them. */
    private static long several(DutyPlan plan, int place, Presence presence, Reach.Over over) {
        var several = 0L;
        for (var i = over.some().nextSetBit(0); i >= 0; i = over.some().nextSetBit(i + 1)) {
            var column = plan.columns[plan.firstColumn(place) + i];
            several |= presence.word(Presence.SEVERAL, column.grid(), column.period());
        }
        return several;
    }

    /** Counts the days of a row that is the only one of its holder, where the duty applies in part. */
    private void bindAlone(DutyPlan plan, int place, int row, Reach.Over over) {
        var slot = Objects.requireNonNull(rows.slot(row));
        var cadence = plan.lines.get(place).cadence();
        var days = world.daysOf(slot.person());
        var counting = days.counting(cadence);
        var own = days.held(cadence, world.person(slot.person()).slots().indexOf(slot));
        var presence = attendance.block(row >> 6);
        for (var i = over.some().nextSetBit(0); i >= 0; i = over.some().nextSetBit(i + 1)) {
            var column = plan.columns[plan.firstColumn(place) + i];
            var end = column.last() + 1;
            if (!over.whole().get(i)
                    && (presence.word(Presence.ALONE, column.grid(), column.period()) >>> row & 1) != 0
                    && 2 * Days.countBoth(own, over.days(), column.start(), end)
                            >= counting.count(column.start(), end)) {
                blocks.put(row >> 6, column.grid(), Plane.BOUND, column.period(), column.strand(), 1L << row);
            }
        }
    }

    private void bindOne(DutyPlan plan, Derivation derivation, int place, int row, Reach.Over over) {
        var line = plan.lines.get(place);
        var person = rows.subject(row).id();
        var held = derivation.held(place, person);
        var counting = world.daysOf(person).counting(line.cadence());
        var step = line.areas().size();
        var first = plan.firstColumn(place);
        for (var i = over.some().nextSetBit(0); i >= 0; i = over.some().nextSetBit(i + 1)) {
            var column = plan.columns[first + i * step];
            var presence = attendance.block(row >> 6);
            if ((doubt(column, presence, step == 1 && over.whole().get(i)) >>> row & 1) != 0) {
                var end = column.last() + 1;
                if (2 * derivation.bound(held, column.start(), end) >= counting.count(column.start(), end)
                        && derivation.row(held, column.start(), end) == row) {
                    var area = line.place(line.inForce(derivation.last(held, column.start(), end))
                            .area());
                    var own = plan.columns[first + i * step + area];
                    blocks.put(row >> 6, own.grid(), Plane.BOUND, own.period(), own.strand(), 1L << row);
                }
            }
        }
    }
}
