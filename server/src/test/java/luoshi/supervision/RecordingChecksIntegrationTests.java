package luoshi.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Reason;
import luoshi.supervision.CheckOutcome.Recorded;
import luoshi.supervision.CheckOutcome.Refused;
import luoshi.supervision.RecordCheck.Fault;
import luoshi.supervision.RecordCheck.OnTheSpot;
import luoshi.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class RecordingChecksIntegrationTests {
    @Autowired
    DatabaseAccess access;

    @Autowired
    RecordingChecks recording;

    @Autowired
    VisitFacts facts;

    @Autowired
    Clock clock;

    Checkers people;
    LocalDate yesterday;

    @BeforeEach
    void hasAStation() {
        yesterday = LocalDate.now(clock).minusDays(1);
        people = new Checkers(access, yesterday);
    }

    @Test
    void recordsResultsFindingsAndEvidenceAtOnce() {
        var before = people.unanswered();

        var done = (Recorded)
                record(people.asChief(), people.check(people.fine(people.officer), people.wrong(people.officer)));

        assertThat(done.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.outcome()).isEqualTo(FindingOutcome.WAITING);
            assertThat(finding.personId()).isEqualTo(people.officer);
            assertThat(finding.authorId()).isEqualTo(people.chief);
            assertThat(finding.day()).isEqualTo(yesterday);
            assertThat(finding.place()).isEqualTo("巡逻交接台");
        });
        assertThat(people.evidence()).isEqualTo(1);
        assertThat(facts.lastChecks(LocalDate.now(clock), VisitFacts.ALL_KNOWN)).anySatisfy(last -> {
            assertThat(last.unitId()).isEqualTo(people.world.patrol);
            assertThat(last.areaId()).isEqualTo(people.world.area);
            assertThat(last.day()).isEqualTo(yesterday);
        });
        assertThat(people.world.count("select count(*) from ledger.entry where action = 'VisitRecorded' and unit_id = "
                        + people.world.patrol))
                .isEqualTo(1);
        assertThat(people.unanswered()).isEqualTo(before);
    }

    @Test
    void keepsTheSameWordForTheSamePlaceHoweverTyped() {
        var typed = people.wrong(people.officer, new Fault("没签字", "　巡逻  交接台１ ", "交接", 1, null));

        var done = (Recorded) record(people.asChief(), people.check(typed));

        assertThat(done.findings().getFirst().place()).isEqualTo("巡逻 交接台1");
    }

    @Test
    void notesWhatWasPutRightOnTheSpot() {
        var fault = new Fault("没签字", "", "", 1, new OnTheSpot("当面补签", null, LocalTime.of(10, 6)));

        var finding = ((Recorded) record(people.asChief(), people.check(people.wrong(people.officer, fault))))
                .findings()
                .getFirst();

        assertThat(finding.outcome()).isEqualTo(FindingOutcome.CORRECTED);
        assertThat(finding.correction()).isEqualTo("当面补签");
        assertThat(people.world.count("select corrected_by from supervision.finding where id = " + finding.id()))
                .isEqualTo(people.officer);
    }

    @Test
    void countsTheSameFormSentFiveTimesOnce() throws Exception {
        var check = people.check(people.wrong(people.officer));
        Callable<CheckOutcome> send = () -> record(people.asChief(), check);
        var outcomes = new ArrayList<Future<CheckOutcome>>();
        try (var threads = Executors.newFixedThreadPool(5)) {
            for (var i = 0; i < 5; i++) {
                outcomes.add(threads.submit(send));
            }
        }

        assertThat(outcomes)
                .extracting(outcome -> ((Recorded) outcome.get()).visit())
                .containsOnly(((Recorded) outcomes.getFirst().get()).visit());
        assertThat(people.visits()).isEqualTo(1);
        assertThat(people.evidence()).isEqualTo(1);
    }

    @Test
    void letsATeamLeaderCheckAnotherTeamOfHisStation() {
        var done =
                record(people.asNeighbour(), people.check(people.fine(people.officer), people.wrong(people.officer)));

        assertThat(done).isInstanceOf(Recorded.class);
        assertThat(people.evidence()).isEqualTo(1);
    }

    @Test
    void letsAGuidingDepartmentCheckWhereItMayInspect() {
        var guide = people.asGuidance("'SEE', 'INSPECT'");
        var elsewhere = people.check(
                VisitKind.DIRECTED, people.world.community, yesterday, null, people.fine(people.neighbour));

        assertThat(record(guide, people.check(people.wrong(people.officer)))).isInstanceOf(Recorded.class);
        assertThat(people.evidence()).isEqualTo(1);
        assertThatThrownBy(() -> record(guide, elsewhere)).isInstanceOf(Missing.class);
    }

    @Test
    void keepsOutAGuidingDepartmentThatMayOnlySee() {
        var guide = people.asGuidance("'SEE'");

        assertThatThrownBy(() -> record(guide, people.check(people.wrong(people.officer))))
                .isInstanceOf(Missing.class);
    }

    @Test
    void takesAnAuxiliaryAlong() {
        var check = people.with(people.auxiliary, people.check(people.fine(people.officer)));

        assertThat(record(people.asChief(), check)).isInstanceOf(Recorded.class);
    }

    @Test
    void writesPraiseIntoTheSameList() {
        assertThat(record(people.asChief(), people.praising(people.officer, "主动补登")))
                .isInstanceOf(Recorded.class);

        assertThat(people.world.count(
                        "select count(*) from supervision.commendation where person_id = " + people.officer))
                .isEqualTo(1);
    }

    @Nested
    class Refuses {
        @Test
        void anAuxiliaryOnHisOwn() {
            assertThat(reasons(record(people.asAuxiliary(), people.check(people.fine(people.officer)))))
                    .isEqualTo(Map.of("", Reason.of("reason.check.auxiliary")));
        }

        @Test
        void anOfficerWithoutTheRight() {
            assertThatThrownBy(() -> record(people.asOfficer(), people.check(people.fine(people.head))))
                    .isInstanceOf(Forbidden.class);
        }

        @Test
        void aUnitOfAnotherStation() {
            var strangers = new Checkers(access, yesterday);

            assertThatThrownBy(() -> record(strangers.asChief(), people.check(people.fine(people.officer))))
                    .isInstanceOf(Missing.class);
        }

        @Test
        void aDrawnCheckOfTheOwnUnit() {
            var check =
                    people.check(VisitKind.DRAWN, people.world.patrol, yesterday, null, people.fine(people.officer));

            assertThat(reasons(record(people.asHead(), check))).containsOnlyKeys("kind");
        }

        @Test
        void aCheckOfOneself() {
            var check =
                    people.check(VisitKind.DIRECTED, people.world.patrol, yesterday, null, people.fine(people.head));

            assertThat(reasons(record(people.asHead(), check)))
                    .isEqualTo(Map.of("whom-" + people.other, Reason.of("reason.check.self")));
        }

        @Test
        void aUnitThatOneIsInChargeOf() {
            assertThat(reasons(record(people.asDeputy(), people.check(people.wrong(null)))))
                    .isEqualTo(Map.of("whom-" + people.clause, Reason.of("reason.check.own-charge")));
            assertThat(record(people.asChief(), people.check(people.wrong(null))))
                    .isInstanceOf(Recorded.class);
        }

        @Test
        void aPairThatChecksEachOther() {
            record(
                    people.asHead(),
                    people.check(
                            VisitKind.DIRECTED,
                            people.world.community,
                            yesterday,
                            people.neighbour,
                            people.fine(people.neighbour)));

            assertThat(reasons(record(people.asNeighbour(), people.check(people.fine(people.head)))))
                    .containsOnlyKeys("lead", "whom-" + people.other);
        }

        @Test
        void aDayBeforeThePersonCame() {
            people.world.count("""
                    update organisation.membership set validity = daterange('%s', null)
                    where person_id = %d and line = 'WORKING' returning 1
                    """.formatted(yesterday, people.officer));
            var before = LocalDate.now(clock).minusDays(3);
            var check = people.check(
                    VisitKind.DIRECTED, people.world.patrol, before, people.head, people.fine(people.officer));

            assertThat(reasons(record(people.asChief(), check)))
                    .isEqualTo(Map.of("whom-" + people.other, Reason.of("reason.check.not-there", before)));
        }

        @Test
        void aDayBeforeTheClauseWasInForce() {
            people.world.count("""
                    update rule.clause_version set in_force = daterange('%s', null) where clause_id = %d returning 1
                    """.formatted(yesterday.plusDays(1), people.other));

            assertThat(reasons(record(people.asChief(), people.check(people.fine(people.officer)))))
                    .isEqualTo(Map.of("answer-" + people.other, Reason.of("reason.check.not-in-force", yesterday)));
            assertThat(people.visits()).isZero();
        }

        @Test
        void tomorrow() {
            var check = people.check(
                    VisitKind.DIRECTED, people.world.patrol, yesterday.plusDays(2), null, people.fine(people.officer));

            assertThat(reasons(record(people.asChief(), check))).containsOnlyKeys("day");
        }
    }

    private CheckOutcome record(Actor actor, RecordCheck check) {
        return Acting.as(actor, () -> recording.handle(actor, check));
    }

    private static Map<String, Reason> reasons(CheckOutcome outcome) {
        return ((Refused) outcome).reasons();
    }
}
