package luoshi.engine.coverage;

import static luoshi.engine.coverage.Facts.NEW;
import static luoshi.engine.coverage.Facts.OLD;
import static luoshi.engine.coverage.Facts.STATION;
import static luoshi.engine.coverage.Facts.aStation;
import static luoshi.engine.coverage.Facts.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.Staff;
import org.junit.jupiter.api.Test;

/** A station that outgrows its spare rows: nobody else's rows move. */
class RowsTests {
    private static Slot slot(long id, long unit) {
        return new Slot(id, 1000 + id, unit, 0, Staff.OFFICER, false, Facts.ALWAYS, LocalDate.MAX);
    }

    @Test
    void givesMoreRowsToAUnitWithoutMovingAnybody() {
        var facts = aStation();
        for (var id = 1; id <= 40; id++) {
            facts.slots.add(slot(id, id % 2 == 0 ? OLD : NEW));
        }
        var world = World.of(facts.build(), Days.epoch(day("2026-01-01")), Days.epoch(day("2027-01-01")));
        var rows = new Rows(world);
        var before = facts.slots.stream().map(rows::of).toList();

        var grown = rows;
        var all = new ArrayList<>(facts.slots);
        for (var id = 100; id < 400; id++) {
            var come = slot(id, id % 3 == 0 ? OLD : NEW);
            grown = grown.with(List.of(), List.of(come));
            all.add(come);
        }

        assertThat(facts.slots.stream().map(grown::of)).isEqualTo(before);
        var taken = new HashSet<Integer>();
        var branch = grown.branch(STATION, (int) day("2026-06-01").toEpochDay());
        for (var held : all) {
            var row = grown.of(held);
            assertThat(taken.add(row)).isTrue();
            assertThat(grown.unit[row]).isEqualTo(held.unit());
            assertThat(grown.slot(row)).isEqualTo(held);
            assertThat(branch.has(row)).isTrue();
        }
        assertThat(taken).doesNotContain(grown.ofUnit(OLD), grown.ofUnit(NEW), grown.ofUnit(STATION));
        assertThat(rows.words).isLessThan(grown.words);
    }

    @Test
    void givesRowsToAUnitThatNobodyKnows() {
        var rows = new Rows(World.of(aStation().build(), Days.epoch(day("2026-01-01")), Days.epoch(day("2027-01-01"))));
        var stranger = slot(1, 77);

        var grown = rows.with(List.of(), List.of(stranger));

        assertThat(grown.unit[grown.of(stranger)]).isEqualTo(77);
        assertThat(grown.of(stranger)).isGreaterThan(grown.ofUnit(77));
    }
}
