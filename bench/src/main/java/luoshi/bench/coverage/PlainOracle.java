package luoshi.bench.coverage;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cube once more, slowly, cell by cell as domain §3 says it, from slots, clauses and the dates of acts alone: working days
 * in scope, the owning slot, and acts in order of their time that each fill the oldest cell they may. Monday to Friday count as
 * working; since everybody changes on the first of a month, holidays would not change which months are owed.
 */
final class PlainOracle {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final CoverageData data;
    private final Map<Integer, List<Slot>> slots = new HashMap<>();
    private final Map<Long, List<Long>> acts = new HashMap<>();

    private record Slot(int id, int unit, int post, long firstDay, long endDay) {}

    private PlainOracle(CoverageData data) {
        this.data = data;
    }

    static Cube cube(CoverageData data) {
        var oracle = new PlainOracle(data);
        data.slots((id, person, unit, post, first, end) -> oracle.slots
                .computeIfAbsent(person, key -> new ArrayList<>())
                .add(new Slot(id, unit, post, first, end)));
        data.evidence((id, clause, person, micros, month, entered) -> oracle.acts
                .computeIfAbsent(key(person, clause), key -> new ArrayList<>())
                .add(micros));
        var cube = data.newCube();
        for (int person : oracle.slots.keySet()) {
            for (var clause : data.clauses()) {
                oracle.count(person, clause, cube);
            }
        }
        return cube;
    }

    /** Where there are bits instead of acts: the bits, counted as they stream by. */
    static Cube cubeOfBits(CoverageData data) {
        var cube = data.newCube();
        data.planes((station, clause, month, bound, filled) -> {
            int at = cube.start(Cube.plane(clause.index(), month)) + data.cubeUnit(station);
            for (int word = 0; word < bound.length; word++) {
                cube.bound()[at] += Long.bitCount(bound[word]);
                cube.filled()[at] += Long.bitCount(filled[word]);
            }
        });
        return cube;
    }

    private static long key(int person, int clause) {
        return (long) person * (Size.CLAUSES + 1) + clause;
    }

    private void count(int person, Clause clause, Cube cube) {
        if (slots.getOrDefault(person, List.of()).stream().noneMatch(slot -> binds(clause, slot))) {
            return;
        }
        var owners = new ArrayList<@Nullable Slot>();
        for (int month = 1; month <= Months.COUNT; month++) {
            owners.add(owner(person, clause, YearMonth.of(Months.YEAR, month)));
        }
        var filled = filled(owners, acts.getOrDefault(key(person, clause.id()), List.of()));
        for (int month = 0; month < Months.COUNT; month++) {
            var owner = owners.get(month);
            if (owner != null) {
                int station = data.units().unit(owner.unit).firstStation();
                int at = cube.start(Cube.plane(clause.index(), month)) + data.cubeUnit(station);
                cube.bound()[at]++;
                cube.filled()[at] += filled[month] ? 1 : 0;
            }
        }
    }

    /** The slot that owns the cell of the month, or null if it is not bound. */
    private @Nullable Slot owner(int person, Clause clause, YearMonth month) {
        int days = 0;
        var owed = new HashMap<Slot, Integer>();
        for (int d = 1; d <= month.lengthOfMonth(); d++) {
            var day = month.atDay(d);
            if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                continue;
            }
            days++;
            for (var slot : slots.getOrDefault(person, List.of())) {
                if (day.toEpochDay() >= slot.firstDay && day.toEpochDay() < slot.endDay && binds(clause, slot)) {
                    owed.merge(slot, 1, Integer::sum);
                }
            }
        }
        int sum = owed.values().stream().mapToInt(Integer::intValue).sum();
        Slot owner = null;
        for (var slot : owed.keySet()) {
            if (owner == null || owed.getOrDefault(slot, 0) > owed.getOrDefault(owner, 0)) {
                owner = slot;
            }
        }
        return 2 * sum >= days ? owner : null;
    }

    /** Whether the clause names the slot's post, and its root is the slot's unit or above it. */
    private boolean binds(Clause clause, Slot slot) {
        int unit = slot.unit;
        while (unit != 0 && unit != clause.root().id()) {
            unit = data.units().unit(unit).parent();
        }
        return unit != 0 && clause.names(slot.post);
    }

    private static boolean[] filled(List<@Nullable Slot> owners, List<Long> times) {
        var filled = new boolean[Months.COUNT];
        var ordered = new ArrayList<>(times);
        Collections.sort(ordered);
        for (long micros : ordered) {
            var day = LocalDate.ofInstant(Instant.ofEpochSecond(micros / 1_000_000), CHINA);
            for (int month = 0; month < Months.COUNT; month++) {
                var start = LocalDate.of(Months.YEAR, month + 1, 1);
                var lateEnd = start.plusMonths(2).minusDays(1);
                boolean lacks = owners.get(month) != null && !filled[month];
                if (lacks && !day.isBefore(start) && !day.isAfter(lateEnd)) {
                    filled[month] = true;
                    break;
                }
            }
        }
        return filled;
    }
}
