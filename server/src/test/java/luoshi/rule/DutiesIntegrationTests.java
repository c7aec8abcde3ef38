package luoshi.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import luoshi.database.DatabaseAccess;
import luoshi.engine.calendar.Cadence;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import luoshi.support.ServerTest;
import luoshi.support.Station;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class DutiesIntegrationTests {
    @Autowired
    DatabaseAccess access;

    @Autowired
    Duties duties;

    @Test
    void namesADutyToThoseItBindsAndToNobodyElse() {
        var world = new Station(access);
        var duty = world.duty("R-" + world.mark, "交接班签字", "PERFORM", "PERSON", "PER_SHIFT", "ACT,RECORD");
        var patrolman =
                new Actor(1, null, "郑某", Role.OFFICER, world.patrol, List.of(), List.of(), List.of(world.patrol));
        var stranger = new Actor(
                2, null, "外人", Role.CHIEF, 0, List.of(world.unit("别所", "STATION", null)), List.of(), List.of());

        var line = Acting.as(patrolman, () -> duties.find(duty)).orElseThrow();

        assertThat(line.title()).isEqualTo("交接班签字");
        assertThat(line.cadence()).isEqualTo(Cadence.PER_SHIFT);
        assertThat(line.cadenceKey()).isEqualTo("cadence.PER_SHIFT");
        assertThat(line.href()).isEqualTo("/rules/clauses/" + world.clauseOf(duty));
        assertThat(Acting.as(patrolman, () -> duties.byId(List.of(duty)))).containsOnlyKeys(duty);
        assertThat(Acting.as(patrolman, () -> duties.inForce(LocalDate.of(2026, 10, 2))))
                .extracting(DutyLine::id)
                .contains(duty);
        assertThat(Acting.as(patrolman, () -> duties.inForce(LocalDate.of(2025, 10, 2))))
                .extracting(DutyLine::id)
                .doesNotContain(duty);
        assertThat(Acting.as(stranger, () -> duties.find(duty))).isEmpty();
    }
}
