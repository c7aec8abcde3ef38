package luoshi.rectification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import luoshi.kernel.Reason;
import luoshi.rectification.domain.Command.AskExtension;
import luoshi.rectification.domain.Command.Assign;
import luoshi.rectification.domain.Command.Claim;
import luoshi.rectification.domain.Command.FinishMeasure;
import luoshi.rectification.domain.Command.LookBackAt;
import luoshi.rectification.domain.Command.Plan;
import luoshi.rectification.domain.Command.SetMeasures;
import luoshi.rectification.domain.Command.Verify;
import org.junit.jupiter.api.Test;

class RulesTests {
    private static final LocalDate DAY = Walk.DAY;

    @Test
    void refusesADueThatIsPast() {
        var assign = new Assign(1, false, 100, DAY.minusDays(1), null);

        assertThat(refused(Walk.opened(false, 0), Walk.CHIEF, assign)).containsOnlyKeys("due");
    }

    @Test
    void keepsTheDueWhenSomebodyElseIsAssigned() {
        var later = new Assign(4, false, 100, Walk.LATER, null);

        assertThat(refused(assigned(), Walk.INSTRUCTOR, later)).containsOnlyKeys("due");
    }

    @Test
    void refusesAMeasureBeforeTheProblemOrAfterItsDue() {
        assertThat(refused(assigned(), Walk.LEADER, plan(DAY.minusDays(1))))
                .isEqualTo(Map.of("measure-due", Reason.of("reason.problem.measure-early", DAY)));
        assertThat(refused(assigned(), Walk.LEADER, plan(Walk.DUE.plusDays(1))))
                .isEqualTo(Map.of("measure-due", Reason.of("reason.problem.measure-late", Walk.DUE)));
    }

    @Test
    void refusesToClaimWithAnOpenMeasure() {
        var planned = next(assigned(), Walk.LEADER, plan(Walk.DUE));

        assertThat(refused(planned, Walk.LEADER, new Claim("改好了")))
                .containsEntry("", Reason.of("reason.problem.measure-open"));
    }

    @Test
    void refusesADoneDayInTheFuture() {
        var planned = next(assigned(), Walk.LEADER, plan(Walk.DUE));

        assertThat(refused(planned, Walk.DOER, new FinishMeasure(0, DAY.plusDays(1), "看过")))
                .containsOnlyKeys("on");
        assertThat(refused(planned, Walk.DOER, new FinishMeasure(0, DAY, " "))).containsOnlyKeys("note");
    }

    @Test
    void refusesAnExtensionThatIsNone() {
        assertThat(refused(assigned(), Walk.LEADER, new AskExtension(Walk.DUE, "等设备")))
                .containsOnlyKeys("until");
    }

    @Test
    void namesEveryReasonWhySomebodyMayNotVerify() {
        var claimed = claimed(true);

        assertThat(keys(Rules.nearness(claimed, Walk.LEADER))).containsExactly("reason.problem.verifier-hand");
        assertThat(keys(Rules.nearness(claimed, Walk.DOER))).containsExactly("reason.problem.verifier-hand");
        assertThat(keys(Rules.nearness(claimed, Walk.CONCERNED))).containsExactly("reason.problem.verifier-concerned");
        assertThat(keys(Rules.nearness(claimed, Walk.INSIDER))).containsExactly("reason.problem.verifier-tied");
        assertThat(keys(Rules.nearness(claimed, Walk.RECIPROCAL)))
                .containsExactly("reason.problem.verifier-reciprocal");
        assertThat(keys(Rules.nearness(claimed, Walk.AUXILIARY))).containsExactly("reason.problem.verifier-auxiliary");
        assertThat(Rules.nearness(claimed, Walk.OUTSIDER)).isEmpty();
        assertThat(Rules.nearness(claimed(false), Walk.INSIDER)).isEmpty();
    }

    @Test
    void looksBackSoonerAfterARelapse() {
        assertThat(Rules.lookBackDays(0)).containsExactly(30, 90, 180);
        assertThat(Rules.lookBackDays(1)).containsExactly(15, 45, 90);
    }

    @Test
    void refusesToLookBackBeforeTheDay() {
        var verified = next(claimed(false), Walk.OUTSIDER, new Verify(10, 10, 9, "够了"));

        assertThat(Rules.decide(verified, Walk.OUTSIDER, new LookBackAt(true, "好"), DAY.plusDays(29)))
                .isEqualTo(new Result.Refused(Map.of("", Reason.of("reason.problem.look-early", DAY.plusDays(30)))));
        assertThat(Rules.decide(verified, Walk.OUTSIDER, new LookBackAt(true, "好"), DAY.plusDays(30)))
                .isInstanceOf(Result.Done.class);
    }

    private static List<String> keys(List<Reason> reasons) {
        return reasons.stream().map(Reason::key).toList();
    }

    private static SetMeasures plan(LocalDate due) {
        return new SetMeasures(List.of(new Plan("教一遍", 2, due, "抽三人")));
    }

    private static Matter assigned() {
        return next(Walk.opened(false, 0), Walk.CHIEF, new Assign(1, false, 100, Walk.DUE, null));
    }

    private static Matter claimed(boolean outsider) {
        var assigned = next(Walk.opened(outsider, 0), Walk.CHIEF, new Assign(1, false, 100, Walk.DUE, null));
        var done = next(next(assigned, Walk.LEADER, plan(Walk.DUE)), Walk.DOER, new FinishMeasure(0, DAY, "看过"));
        return next(done, Walk.LEADER, new Claim("改好了"));
    }

    private static Matter next(Matter matter, Party party, Command command) {
        return ((Result.Done) Rules.decide(matter, party, command, DAY)).next();
    }

    private static Map<String, Reason> refused(Matter matter, Party party, Command command) {
        return ((Result.Refused) Rules.decide(matter, party, command, DAY)).reasons();
    }
}
