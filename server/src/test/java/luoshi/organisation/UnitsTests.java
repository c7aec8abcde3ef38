package luoshi.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnitsTests {
    @Test
    void tellsApartUnitsThatCarryTheSameName() {
        var listed = List.of(
                unit(1, "北站", UnitKind.STATION, null),
                unit(2, "所领导", UnitKind.LEADERS, 1L),
                unit(3, "巡防队", UnitKind.TEAM, 1L),
                unit(4, "南站", UnitKind.STATION, null),
                unit(5, "所领导", UnitKind.LEADERS, 4L));

        assertThat(Units.toldApart(listed))
                .isEqualTo(Map.of(1L, "北站", 2L, "北站 · 所领导", 3L, "巡防队", 4L, "南站", 5L, "南站 · 所领导"));
    }

    @Test
    void namesAUnitPlainlyWhenTheOneAboveIsNotListed() {
        var listed = List.of(unit(2, "所领导", UnitKind.LEADERS, 1L), unit(5, "所领导", UnitKind.LEADERS, 4L));

        assertThat(Units.toldApart(listed)).isEqualTo(Map.of(2L, "所领导", 5L, "所领导"));
    }

    private static Unit unit(long id, String name, UnitKind kind, @Nullable Long parent) {
        return new Unit(id, "U" + id, name, kind, parent, 0, 0, LocalDate.of(2020, 1, 1), null, 0);
    }
}
