package luoshi.redress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import luoshi.calendar.Calendars;
import luoshi.database.DatabaseAccess;
import luoshi.engine.calendar.OffHours;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Reason;
import luoshi.kernel.Stale;
import luoshi.redress.RedressOutcome.Done;
import luoshi.redress.RedressOutcome.Refused;
import luoshi.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person says to a finding about him, who answers, and what comes of it. */
@ServerTest
class HearingIntegrationTests {
    @Autowired
    DatabaseAccess access;

    @Autowired
    HearingStatements statements;

    @Autowired
    DecidingObjections objections;

    @Autowired
    Calendars calendars;

    @Autowired
    Clock clock;

    Speakers people;
    long finding;

    @BeforeEach
    void hasAFindingAboutAnOfficer() {
        people = new Speakers(access, clock.instant());
        finding = people.finding(people.officer, people.head, 3);
    }

    RedressOutcome state(long who, long about, String text) {
        return people.acting(who, () -> statements.state(people.as(who), about, text, Speakers.once()));
    }

    RedressOutcome answer(long who, long id, StatementAnswer answer) {
        return people.acting(who, () -> statements.answer(people.as(who), id, 0, answer, "看过台账"));
    }

    RedressOutcome object(long who, long about) {
        return people.acting(who, () -> objections.object(people.as(who), about, "不是我录的", Speakers.once()));
    }

    RedressOutcome decide(long who, long id, ObjectionDecision decision) {
        return people.acting(who, () -> objections.decide(people.as(who), id, 0, decision, "调了监控"));
    }

    static long id(RedressOutcome outcome) {
        return ((Done) outcome).id();
    }

    String outcomeOf(long about) {
        return people.world
                .owner
                .sql("select outcome from supervision.finding where id = :id")
                .param("id", about)
                .query(String.class)
                .single();
    }

    long body(String table, long id) {
        return people.world.count("select handling_unit_id from redress." + table + " where id = " + id);
    }

    @Nested
    class Statements {
        @Test
        void takesItAndHasItAnsweredByTheChiefInTenWorkingDays() {
            var id = id(state(people.officer, finding, "断网，先记纸上"));

            var due = people.world
                    .owner
                    .sql("select answer_due from redress.statement where id = " + id)
                    .query(LocalDate.class)
                    .single();
            assertThat(due).isEqualTo(calendars.current().plusWorkingDays(LocalDate.now(clock), 10));
            assertThat(body("statement", id)).isEqualTo(people.world.station);
            assertThat(answer(people.chief, id, StatementAnswer.PARTLY)).isEqualTo(new Done(id));
            assertThat(outcomeOf(finding)).isEqualTo("WAITING");
            assertThat(people.entries("StatementMade")).isEqualTo(1);
            assertThat(people.entries("StatementAnswered")).isEqualTo(1);
            assertThat(people.unanswered()).isEmpty();
        }

        @Test
        void withdrawsTheFindingWhenItIsAccepted() {
            var id = id(state(people.officer, finding, "断网"));

            answer(people.instructor, id, StatementAnswer.ACCEPTED);

            assertThat(outcomeOf(finding)).isEqualTo("WITHDRAWN");
            assertThat(((Refused) object(people.officer, finding)).reasons())
                    .containsEntry("", Reason.of("reason.redress.withdrawn"));
            assertThat(people.unanswered()).isEmpty();
        }

        @Test
        void countsOnceWhenTheSameFormIsSentFiveTimes() {
            for (var i = 0; i < 5; i++) {
                assertThat(people.acting(
                                people.officer,
                                () -> statements.state(people.as(people.officer), finding, "断网", "same")))
                        .isInstanceOf(Done.class);
            }

            assertThat(people.world.count("select count(*) from redress.statement where finding_id = " + finding))
                    .isEqualTo(1);
            assertThat(people.entries("StatementMade")).isEqualTo(1);
        }

        @Test
        void refusesASecondOneAndWordsThatAreTooMany() {
            assertThat(((Refused) state(people.officer, finding, "长".repeat(1001))).reasons())
                    .containsKey("text");
            assertThat(((Refused) state(people.officer, finding, "  ")).reasons())
                    .containsKey("text");
            state(people.officer, finding, "断网");

            assertThat(((Refused) state(people.officer, finding, "再说一句")).reasons())
                    .containsEntry("", Reason.of("reason.redress.statement.twice"));
        }

        @Test
        void refusesOneOnWhatIsNoLongerShown() {
            var old = people.finding(people.officer, people.head, 200);

            assertThat(((Refused) state(people.officer, old, "断网"))
                            .reasons()
                            .get("")
                            .key())
                    .isEqualTo("reason.redress.expired");
        }

        @Test
        void isForThePersonConcernedOnly() {
            assertThatThrownBy(() -> state(people.chief, finding, "替他说")).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> state(people.auxiliary, finding, "替他说")).isInstanceOf(Missing.class);
        }

        @Test
        void isNotAnsweredByTheAuthorThePersonATeamLeaderOrTheBureau() {
            var id = id(state(people.officer, finding, "断网"));

            for (var who : new long[] {people.officer, people.head, people.inspector}) {
                assertThatThrownBy(() -> answer(who, id, StatementAnswer.REJECTED))
                        .isInstanceOf(Forbidden.class);
            }
        }

        @Test
        void goesToTheBureauWhenItIsAboutTheChiefOrHeWroteIt() {
            var about = people.finding(people.chief, people.inspector, 2);
            var byChief = people.finding(people.officer, people.chief, 2);

            var first = id(state(people.chief, about, "已经改了"));
            var second = id(state(people.officer, byChief, "不是这样"));

            assertThat(body("statement", first)).isEqualTo(people.bureau);
            assertThat(body("statement", second)).isEqualTo(people.bureau);
            assertThatThrownBy(() -> answer(people.instructor, first, StatementAnswer.ACCEPTED))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> answer(people.instructor, second, StatementAnswer.ACCEPTED))
                    .isInstanceOf(Forbidden.class);
            answer(people.inspector, second, StatementAnswer.ACCEPTED);
            assertThat(outcomeOf(byChief)).isEqualTo("WITHDRAWN");
        }

        @Test
        void tellsWhoComesSecond() {
            var id = id(state(people.officer, finding, "断网"));
            answer(people.chief, id, StatementAnswer.REJECTED);

            assertThatThrownBy(() -> answer(people.instructor, id, StatementAnswer.ACCEPTED))
                    .isInstanceOf(Stale.class);
            assertThat(outcomeOf(finding)).isEqualTo("WAITING");
        }
    }

    @Nested
    class Objections {
        @Test
        void isDecidedBySomebodyWhoTookNoPart() {
            var said = id(state(people.officer, finding, "断网"));
            answer(people.chief, said, StatementAnswer.REJECTED);
            var id = id(object(people.officer, finding));

            assertThat(body("objection", id)).isEqualTo(people.world.station);
            for (var who : new long[] {people.chief, people.head, people.officer, people.mate}) {
                assertThatThrownBy(() -> decide(who, id, ObjectionDecision.UPHELD))
                        .isInstanceOfAny(Forbidden.class, Missing.class);
            }
            decide(people.instructor, id, ObjectionDecision.UPHELD);
            assertThat(outcomeOf(finding)).isEqualTo("WITHDRAWN");
            assertThat(people.unanswered()).isEmpty();
        }

        @Test
        void goesToTheBureauAboutTheChiefAndWhereNobodyIsLeft() {
            var about = people.finding(people.chief, people.inspector, 2);
            var byChief = people.finding(people.officer, people.chief, 2);
            people.world
                    .owner
                    .sql(
                            "update supervision.visit set companion_id = :id where id = (select visit_id from supervision.finding where id = :finding)")
                    .param("id", people.instructor)
                    .param("finding", byChief)
                    .update();

            assertThat(body("objection", id(object(people.chief, about)))).isEqualTo(people.bureau);
            assertThat(body("objection", id(object(people.officer, byChief)))).isEqualTo(people.bureau);
        }

        @Test
        void leavesTheFindingAndItsWeightWhereItIsNotUpheld() {
            var id = id(object(people.officer, finding));

            decide(people.chief, id, ObjectionDecision.NOT_UPHELD);

            assertThat(outcomeOf(finding)).isEqualTo("WAITING");
            assertThat(people.world.count("select severity from supervision.finding where id = " + finding))
                    .isEqualTo(1);
            assertThat(((Refused) object(people.officer, finding)).reasons())
                    .containsEntry("", Reason.of("reason.redress.objection.twice"));
            assertThatThrownBy(() -> decide(people.instructor, id, ObjectionDecision.UPHELD))
                    .isInstanceOf(Stale.class);
        }

        @Test
        void refusesOneThatComesTooLateWithTheDayOnWhichItEnded() {
            var old = people.finding(people.officer, people.head, 70);
            var known = LocalDate.ofInstant(clock.instant().minus(Duration.ofDays(70)), OffHours.CHINA);

            assertThat(((Refused) object(people.officer, old)).reasons())
                    .containsEntry(
                            "",
                            Reason.of(
                                    "reason.redress.objection.late",
                                    calendars.current().rollForward(known.plusDays(30))));
        }

        @Test
        void takesOneAgainOnceAStatementWasAnswered() {
            var old = people.finding(people.officer, people.head, 70);
            var said = id(state(people.officer, old, "断网"));
            answer(people.chief, said, StatementAnswer.REJECTED);

            assertThat(object(people.officer, old)).isInstanceOf(Done.class);
        }

        @Test
        void takesOneOfAnAuxiliary() {
            var about = people.finding(people.auxiliary, people.head, 1);

            var id = id(object(people.auxiliary, about));

            assertThat(decide(people.instructor, id, ObjectionDecision.PARTLY)).isEqualTo(new Done(id));
            assertThat(outcomeOf(about)).isEqualTo("WAITING");
        }

        @Test
        void isForThePersonConcernedOnly() {
            assertThatThrownBy(() -> object(people.chief, finding)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> object(people.auxiliary, finding)).isInstanceOf(Missing.class);
        }
    }
}
