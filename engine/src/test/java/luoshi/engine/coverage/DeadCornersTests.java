package luoshi.engine.coverage;

import static luoshi.engine.coverage.Facts.AREA;
import static luoshi.engine.coverage.Facts.NEW;
import static luoshi.engine.coverage.Facts.OLD;
import static luoshi.engine.coverage.Facts.STATION;
import static luoshi.engine.coverage.Facts.aDuty;
import static luoshi.engine.coverage.Facts.aStation;
import static luoshi.engine.coverage.Facts.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.coverage.CoverageFacts.WorkingUnit;
import luoshi.engine.coverage.DeadCorners.Corner;
import luoshi.engine.coverage.DeadCorners.CornerState;
import luoshi.engine.coverage.DeadCorners.LastCheck;
import luoshi.engine.coverage.Responsibility.Link;
import luoshi.engine.coverage.Responsibility.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where nobody looks, who has no target, who answers. */
class DeadCornersTests {
    private static Facts facts() {
        return aStation().officer(100, OLD).officer(900, STATION).duty(aDuty(1, Cadence.MONTHLY));
    }

    private static Corner corner(Facts facts, long unit, String asOf, LastCheck... checks) {
        return DeadCorners.of(Standing.of(facts.build()), List.of(checks), Map.of(), day(asOf)).stream()
                .filter(corner -> corner.unit() == unit && corner.area() == AREA)
                .findFirst()
                .orElseThrow();
    }

    @Boundary("Dead corner: owned by a charge of the unit or one above for the area, or of the unit as a whole")
    @Test
    void needsAnOwner() {
        var check = new LastCheck(OLD, AREA, day("2026-10-01"));

        assertThat(corner(facts(), OLD, "2026-10-10", check).state()).isEqualTo(CornerState.NO_OWNER);
        assertThat(corner(facts().charge(900, OLD, AREA), OLD, "2026-10-10", check)
                        .owners())
                .containsExactly(900L);
        assertThat(corner(facts().charge(900, STATION, AREA), OLD, "2026-10-10", check)
                        .state())
                .isEqualTo(CornerState.OK);
        assertThat(corner(facts().charge(900, OLD, 0), OLD, "2026-10-10", check).state())
                .isEqualTo(CornerState.OK);
        // who leads the whole station is not therefore in charge of each of its areas
        assertThat(corner(facts().charge(900, STATION, 0), OLD, "2026-10-10", check)
                        .dead())
                .isTrue();
        assertThat(corner(facts().charge(900, NEW, AREA), OLD, "2026-10-10", check)
                        .dead())
                .isTrue();
    }

    @Boundary("Dead corner: thirty days are in time, thirty-one are not")
    @ParameterizedTest
    @CsvSource({"2026-10-31, 30, OK", "2026-11-01, 31, OVERDUE"})
    void isOverdueAfterTheInterval(String asOf, int days, CornerState state) {
        var facts = facts().charge(900, OLD, AREA);

        var corner = corner(facts, OLD, asOf, new LastCheck(OLD, AREA, day("2026-10-01")));

        assertThat(corner.daysSince()).isEqualTo(days);
        assertThat(corner.state()).isEqualTo(state);
    }

    @Boundary("Dead corner: counted from the day on which it became applicable")
    @Test
    void countsFromTheDayOnWhichItBecameApplicable() {
        var facts = aStation()
                .slot(1, 100, OLD, "2026-10-10", "")
                .charge(900, OLD, AREA)
                .duty(aDuty(1, Cadence.MONTHLY));

        var corner = corner(facts, OLD, "2026-11-05", new LastCheck(OLD, AREA, day("2026-08-01")));

        assertThat(corner.applicableSince()).isEqualTo("2026-10-10");
        assertThat(corner.daysSince()).isEqualTo(26);
        assertThat(corner.state()).isEqualTo(CornerState.OK);
    }

    @Test
    void knowsNoCheckOfALaterDay() {
        var facts = facts().charge(900, OLD, AREA);

        assertThat(corner(facts, OLD, "2026-10-10", new LastCheck(OLD, AREA, day("2026-10-11")))
                        .lastCheck())
                .isNull();
    }

    @Test
    void isNotApplicableWithoutMembersOrWhereSigned() {
        assertThat(corner(facts(), NEW, "2026-10-10").applicable()).isFalse();
        assertThat(corner(facts(), NEW, "2026-10-10").excluded()).isFalse();

        var signed = corner(facts().notApplicable(OLD, AREA, 0, "2026-10-01"), OLD, "2026-10-10");

        assertThat(signed.applicable()).isFalse();
        assertThat(signed.excluded()).isTrue();
        assertThat(signed.dead()).isFalse();
        assertThat(corner(facts().notApplicable(OLD, AREA, 0, "2026-10-11"), OLD, "2026-10-10")
                        .applicable())
                .isTrue();
    }

    @Test
    void appliesThroughADutyOfTheUnitItself() {
        var facts = aStation().duty(aDuty(1, Cadence.MONTHLY).ofUnits(NEW));

        assertThat(corner(facts, NEW, "2026-10-10").applicable()).isTrue();
        assertThat(corner(facts, OLD, "2026-10-10").applicable()).isFalse();
    }

    @Test
    void listsLeavesByAreasWithTheirIntervals() {
        var corners = DeadCorners.of(Standing.of(facts().build()), List.of(), Map.of(9L, 7), day("2026-10-10"));

        assertThat(corners).extracting(Corner::unit).containsExactly(OLD, OLD, NEW, NEW);
        assertThat(corners).extracting(Corner::interval).containsExactly(30, 7, 30, 7);
    }

    @Test
    void namesWhoHasNoTarget() {
        var facts = facts().duty(aDuty(2, Cadence.PER_OCCASION).in(NEW).occasion("incident", 1));
        facts.workingUnits.add(new WorkingUnit(300, OLD, day("2026-10-01"), day("2026-10-20")));

        assertThat(Targets.without(Standing.of(facts.build()), day("2026-10-10")))
                .containsExactly(300L);
        assertThat(Targets.without(Standing.of(facts.build()), day("2026-10-20")))
                .isEmpty();

        facts.notApplicable(OLD, 0, 1, "2026-10-05");

        assertThat(Targets.without(Standing.of(facts.build()), day("2026-10-10")))
                .containsExactly(100L, 300L);
        assertThat(Targets.duties(Standing.of(facts.build()), 900, day("2026-10-10")))
                .containsExactly(1L);
        assertThat(Targets.duties(Standing.of(facts.build()), 100, day("2026-10-10")))
                .isEmpty();
    }

    @Test
    void tellsWhoAnswersFromTheTopDown() {
        var facts = facts().leader(5, 500, OLD)
                .charge(901, STATION, 0)
                .charge(902, OLD, 0)
                .charge(903, STATION, AREA)
                .charge(904, STATION, AREA + 1)
                .charge(905, NEW, AREA);

        assertThat(Responsibility.chain(Standing.of(facts.build()), OLD, AREA, day("2026-10-10")))
                .extracting(Link::part, Link::person)
                .containsExactly(
                        tuple(Part.OVERALL, 901L),
                        tuple(Part.AREA, 903L),
                        tuple(Part.UNIT, 902L),
                        tuple(Part.POST, 500L));
    }
}
