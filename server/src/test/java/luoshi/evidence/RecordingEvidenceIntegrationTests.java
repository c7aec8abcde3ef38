package luoshi.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import luoshi.database.DatabaseAccess;
import luoshi.evidence.EvidenceOutcome.Done;
import luoshi.evidence.EvidenceOutcome.Refused;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Reason;
import luoshi.kernel.Stale;
import luoshi.support.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class RecordingEvidenceIntegrationTests {
    @Autowired
    DatabaseAccess access;

    @Autowired
    RecordingEvidence recording;

    @Autowired
    WithdrawingEvidence withdrawing;

    @Autowired
    Clock clock;

    Watchers people;
    LocalDate yesterday;

    @BeforeEach
    void hasAStation() {
        people = new Watchers(access);
        yesterday = LocalDate.now(clock).minusDays(1);
    }

    @Test
    void recordsForOneself() {
        var outcome = record(people.asOfficer(), command(null, yesterday, "23:10", EvidenceKind.ACT, once()));

        var fact = ((Done) outcome).fact();
        assertThat(fact.personId()).isEqualTo(people.officer);
        assertThat(fact.unitId()).isEqualTo(people.world.patrol);
        assertThat(fact.night()).isTrue();
        assertThat(fact.offHours()).isTrue();
        assertThat(fact.origin()).isEqualTo(EvidenceOrigin.HAND);
        assertThat(people.world.count("select count(*) from ledger.entry where seq = " + fact.enteredSeq()))
                .isEqualTo(1);
        assertThat(people.entries("EvidenceRecorded")).isEqualTo(1);
    }

    @Test
    void countsOnceWhenTheFormIsSentTwiceAtTheSameTime() throws Exception {
        var once = once();
        Callable<EvidenceOutcome> send =
                () -> record(people.asOfficer(), command(null, yesterday, "09:00", EvidenceKind.ACT, once));
        var outcomes = new ArrayList<Future<EvidenceOutcome>>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var i = 0; i < 6; i++) {
                outcomes.add(threads.submit(send));
            }
        }

        assertThat(outcomes)
                .extracting(RecordingEvidenceIntegrationTests::factFrom)
                .containsOnly(factFrom(outcomes.getFirst()));
        assertThat(people.facts()).isEqualTo(1);
        assertThat(people.entries("EvidenceRecorded")).isEqualTo(1);
    }

    @Test
    void recordsForSomebodyOfTheTeam() {
        var outcome =
                record(people.asTeamLeader(), command(people.officer, yesterday, "09:00", EvidenceKind.RECORD, once()));

        assertThat(outcome).isInstanceOf(Done.class);
    }

    @Nested
    class Refuses {
        @Test
        void tomorrow() {
            var tomorrow = LocalDate.now(clock).plusDays(1);

            var reasons =
                    reasons(record(people.asOfficer(), command(null, tomorrow, "09:00", EvidenceKind.ACT, once())));

            assertThat(reasons.get("day"))
                    .isEqualTo(Reason.of("reason.evidence.future", tomorrow, tomorrow.minusDays(1)));
            assertThat(people.facts()).isZero();
        }

        @Test
        void longAgo() {
            var outcome = record(
                    people.asOfficer(), command(null, yesterday.minusDays(366), "09:00", EvidenceKind.ACT, once()));

            assertThat(reasons(outcome)).containsOnlyKeys("day");
        }

        @Test
        void aKindThatTheDutyDoesNotAccept() {
            var outcome = record(people.asOfficer(), command(null, yesterday, "09:00", EvidenceKind.MEETING, once()));

            assertThat(reasons(outcome).get("kind")).isEqualTo(Reason.of("reason.evidence.not-accepted"));
        }

        @Test
        void aFormWithNothingInIt() {
            var empty = new RecordEvidence(
                    people.duty,
                    null,
                    null,
                    yesterday.plusDays(2),
                    LocalTime.NOON,
                    EvidenceKind.MEETING,
                    0,
                    false,
                    "长".repeat(201),
                    "");

            assertThat(reasons(record(people.asOfficer(), empty)))
                    .containsOnlyKeys("day", "kind", "quantity", "note", "form");
        }

        @Test
        void aDutyThatIsNotInForceYet() {
            people.world.owner.sql("""
                            update rule.clause_version set in_force = daterange(current_date + 400, null)
                            where clause_id = (select clause_id from rule.duty where id = :duty)
                            """).param("duty", people.duty).update();

            var outcome = record(people.asOfficer(), command(null, yesterday, "09:00", EvidenceKind.ACT, once()));

            assertThat(reasons(outcome).get("duty")).isEqualTo(Reason.of("reason.evidence.not-bound"));
        }

        @Test
        void aDutyOfAnotherPost() {
            people.world
                    .owner
                    .sql("update rule.duty_version set scope_posts = '{-1}' where duty_id = :duty")
                    .param("duty", people.duty)
                    .update();

            var outcome = record(people.asOfficer(), command(null, yesterday, "09:00", EvidenceKind.ACT, once()));

            assertThat(reasons(outcome)).containsOnlyKeys("duty");
        }

        @Test
        void anotherPersonByOneWhoLeadsNobody() {
            var command = command(people.colleague, yesterday, "09:00", EvidenceKind.ACT, once());

            assertThatThrownBy(() -> record(people.asOfficer(), command)).isInstanceOf(Missing.class);
            assertThatThrownBy(() -> record(people.asTeamLeader(), command)).isInstanceOf(Missing.class);
            assertThat(people.facts()).isZero();
        }

        @Test
        void aPersonOrDutyOfAnotherStation() {
            var other = new Watchers(access);
            var theirs = command(other.officer, yesterday, "09:00", EvidenceKind.ACT, once());

            assertThatThrownBy(() -> record(people.asDeputy(), theirs)).isInstanceOf(Missing.class);
            assertThatThrownBy(() ->
                            record(other.asOfficer(), command(null, yesterday, "09:00", EvidenceKind.ACT, once())))
                    .isInstanceOf(Missing.class);
        }

        @Test
        void aUnitByOneWhoMayNotRecordForIt() {
            var command = new RecordEvidence(
                    people.duty,
                    null,
                    people.world.patrol,
                    yesterday,
                    LocalTime.NOON,
                    EvidenceKind.ACT,
                    1,
                    false,
                    "",
                    once());

            assertThatThrownBy(() -> record(people.asOfficer(), command)).isInstanceOf(Missing.class);
            assertThat(reasons(record(people.asDeputy(), command))).containsOnlyKeys("duty");
        }
    }

    @Nested
    class Withdraws {
        long fact;

        @BeforeEach
        void hasAnEntry() {
            fact = factOf(record(people.asOfficer(), command(null, yesterday, "09:00", EvidenceKind.ACT, once())));
        }

        @Test
        void anOwnEntryOnceAndKeepsTheRow() {
            var first = withdraw(people.asOfficer(), "记错了日期");
            var second = withdraw(people.asOfficer(), "记错了日期");

            assertThat(((Done) first).fact().withdrawnSeq())
                    .isEqualTo(((Done) second).fact().withdrawnSeq())
                    .isNotNull();
            assertThat(people.facts()).isEqualTo(1);
            assertThat(people.entries("EvidenceWithdrawn")).isEqualTo(1);
        }

        @Test
        void anEntryOfTheOwnTeamAsItsLeader() {
            assertThat(withdraw(people.asTeamLeader(), "不是本人做的")).isInstanceOf(Done.class);
        }

        @Test
        void nothingWithoutAReason() {
            assertThat(reasons(withdraw(people.asOfficer(), "  "))).containsOnlyKeys("reason");
        }

        @Test
        void nothingThatSomebodyElseWithdrewMeanwhile() {
            withdraw(people.asTeamLeader(), "不是本人做的");

            assertThatThrownBy(() -> withdraw(people.asOfficer(), "记错了日期")).isInstanceOf(Stale.class);
        }

        @Test
        void nothingThatALeaderEntered() {
            var entered = factOf(record(
                    people.asTeamLeader(), command(people.officer, yesterday, "10:00", EvidenceKind.ACT, once())));

            assertThatThrownBy(() -> Acting.as(
                            people.asOfficer(),
                            () -> withdrawing.withdraw(people.asOfficer(), new WithdrawEvidence(entered, "不要"))))
                    .isInstanceOf(Forbidden.class);
        }

        @Test
        void nothingOfAnotherStation() {
            var other = new Watchers(access);

            assertThatThrownBy(() -> withdraw(other.asDeputy(), "不要")).isInstanceOf(Missing.class);
        }

        private EvidenceOutcome withdraw(Actor actor, String reason) {
            return Acting.as(actor, () -> withdrawing.withdraw(actor, new WithdrawEvidence(fact, reason)));
        }
    }

    private EvidenceOutcome record(Actor actor, RecordEvidence command) {
        return Acting.as(actor, () -> recording.record(actor, command));
    }

    private RecordEvidence command(@Nullable Long person, LocalDate day, String time, EvidenceKind kind, String once) {
        return new RecordEvidence(people.duty, person, null, day, LocalTime.parse(time), kind, 1, false, "", once);
    }

    private static java.util.Map<String, Reason> reasons(EvidenceOutcome outcome) {
        return ((Refused) outcome).reasons();
    }

    private static long factOf(EvidenceOutcome outcome) {
        return ((Done) outcome).fact().id();
    }

    private static long factFrom(Future<EvidenceOutcome> outcome) {
        try {
            return factOf(outcome.get());
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String once() {
        return UUID.randomUUID().toString();
    }
}
