package luoshi.rectification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.rectification.domain.Command.Assign;
import luoshi.rectification.domain.Command.DecideExtension;
import luoshi.rectification.domain.Command.DecideWithdrawal;
import luoshi.rectification.domain.Command.LookBackAt;
import luoshi.rectification.domain.Command.Settle;
import luoshi.rectification.domain.Command.Verify;
import luoshi.rectification.domain.Matter.Measure;
import luoshi.rectification.domain.Walk.Step;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The state machine of 问题, walked exhaustively by everybody through everything. */
class RulesWalkTests {
    @ParameterizedTest
    @CsvSource({"false, 0", "true, 0", "true, 1"})
    void holdsOnEveryWay(boolean outsider, int relapses) {
        var walk = new Walk(Walk.opened(outsider, relapses));

        assertThat(walk.seen).hasSizeGreaterThan(300);
        assertThat(walk.refused).isGreaterThan(walk.steps.size());
        assertThat(walk.seen.stream().map(Matter::state).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(ProblemState.class));
        for (var matter : walk.seen) {
            settlesOnlyWhatAnotherVerified(matter);
        }
        for (var step : walk.steps) {
            isDoneByWhoMay(step);
        }
        nothingIsStuck(walk);
    }

    private static void settlesOnlyWhatAnotherVerified(Matter matter) {
        if (matter.state().compareTo(ProblemState.VERIFIED) < 0 || matter.state() == ProblemState.WITHDRAWN) {
            return;
        }
        assertThat(matter.verifiedBy()).as("%s", matter).isNotNull();
        assertThat(matter.measures().stream().noneMatch(Measure::open)).isTrue();
        assertThat(matter.measures().stream().anyMatch(one -> one.doneOn() != null))
                .isTrue();
        if (matter.state() == ProblemState.SETTLED || matter.state() == ProblemState.LOOKED_BACK) {
            assertThat(matter.lookBacks())
                    .hasSize(3)
                    .allSatisfy(look -> assertThat(look.held()).isEqualTo(Boolean.TRUE));
        }
        if (matter.state() == ProblemState.RELAPSED) {
            assertThat(matter.lookBacks())
                    .anySatisfy(look -> assertThat(look.held()).isEqualTo(Boolean.FALSE));
        }
    }

    /** Said once more, the slow way: who may do what, from the words of the domain and not from the code. */
    private static void isDoneByWhoMay(Step step) {
        var person = step.by().person();
        var from = step.from();
        var ended = Set.of(ProblemState.SETTLED, ProblemState.RELAPSED, ProblemState.WITHDRAWN);
        assertThat(ended).as("%s", step).doesNotContain(from.state());
        assertThat(step.by()).isNotEqualTo(Walk.BYSTANDER);
        switch (step.command()) {
            case Verify verify -> looksFromOutside(step, ProblemState.CLAIMED);
            case LookBackAt look -> looksFromOutside(step, ProblemState.VERIFIED);
            case DecideExtension decide ->
                decidesForOthers(step, Objects.requireNonNull(from.extension()).by());
            case DecideWithdrawal decide ->
                decidesForOthers(step, Objects.requireNonNull(from.withdrawal()).by());
            case Settle() -> decidesForOthers(step, -1);
            case Assign assign -> {
                assertThat(Set.of(1L, 4L, 5L)).contains(person);
                assertThat(Set.of(1L, 4L)).contains(assign.leader());
            }
            default -> assertThat(person).isNotEqualTo(Walk.AUXILIARY.person());
        }
        if (step.to().state() == ProblemState.WITHDRAWN) {
            assertThat(step.command()).isInstanceOf(DecideWithdrawal.class);
        }
        if (!Objects.equals(step.to().verifiedBy(), from.verifiedBy())) {
            assertThat(step.command()).isInstanceOf(Verify.class);
            assertThat(step.to().verifiedBy()).isEqualTo(person);
        }
        if (from.firstDue() != null) {
            assertThat(step.to().firstDue()).isEqualTo(from.firstDue());
        }
    }

    private static void looksFromOutside(Step step, ProblemState state) {
        var person = step.by().person();
        var from = step.from();
        assertThat(from.state()).isEqualTo(state);
        assertThat(Set.of(1L, 4L, 5L, 6L, 7L)).as("%s", step).contains(person);
        assertThat(from.leader()).isNotEqualTo(person);
        assertThat(from.claimant()).isNotEqualTo(person);
        assertThat(from.past()).doesNotContain(person);
        assertThat(from.measures()).noneMatch(measure -> measure.doer() == person);
        if (from.outsider()) {
            assertThat(Set.of(5L, 6L)).as("%s", step).contains(person);
        }
    }

    private static void decidesForOthers(Step step, long asker) {
        var person = step.by().person();
        assertThat(Set.of(1L, 4L, 5L)).as("%s", step).contains(person);
        assertThat(person).as("%s", step).isNotEqualTo(asker);
        assertThat(step.from().leader()).as("%s", step).isNotEqualTo(Long.valueOf(person));
        assertThat(step.from().claimant()).as("%s", step).isNotEqualTo(Long.valueOf(person));
        assertThat(step.from().past()).doesNotContain(person);
    }

    /** From everywhere some way leads to an end, so that no finding in a problem is ever lost. */
    private static void nothingIsStuck(Walk walk) {
        var leadsToAnEnd = new HashSet<Matter>();
        var open = new ArrayDeque<Matter>();
        walk.seen.stream().filter(matter -> matter.state().ended()).forEach(open::add);
        leadsToAnEnd.addAll(open);
        while (!open.isEmpty()) {
            for (var before : walk.before.getOrDefault(open.removeFirst(), List.of())) {
                if (leadsToAnEnd.add(before)) {
                    open.add(before);
                }
            }
        }
        assertThat(leadsToAnEnd).hasSameSizeAs(walk.seen);
        var goOn = walk.steps.stream().map(Step::from).collect(Collectors.toSet());
        assertThat(walk.seen.stream().filter(matter -> !matter.state().ended()).toList())
                .allMatch(goOn::contains);
    }
}
