package luoshi.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import luoshi.database.DatabaseAccess;
import luoshi.support.Station;
import luoshi.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class EvidenceFactsIntegrationTests {
    DatabaseAccess access = TestDatabase.fresh();
    Station world = new Station(access);
    EvidenceFacts facts = facts(access);
    long duty;
    long person;

    @BeforeEach
    void hasADuty() {
        duty = world.duty("D-1", "交接班签字", "PERFORM", "PERSON", "MONTHLY", "ACT,RECORD");
        person = world.officer("043217", "郑某", world.patrol);
    }

    @Test
    void readsAllInTheOrderOfFilling() {
        enter("2026-09-20T01:00:00Z", 12, null);
        enter("2026-09-10T01:00:00Z", 13, null);
        enter("2026-09-20T01:00:00Z", 11, 14L);

        assertThat(facts.all()).extracting(EvidenceFact::enteredSeq).containsExactly(13L, 11L, 12L);
        assertThat(facts.ofDuty(duty)).hasSize(3);
        assertThat(facts.all().getFirst().actAt()).isEqualTo(Instant.parse("2026-09-10T01:00:00Z"));
    }

    @Test
    void readsWhatCameOrWentAfterASequence() {
        enter("2026-09-20T01:00:00Z", 11, null);
        enter("2026-09-21T01:00:00Z", 12, 20L);
        enter("2026-09-22T01:00:00Z", 15, null);

        assertThat(facts.since(14)).extracting(EvidenceFact::enteredSeq).containsExactly(12L, 15L);
        assertThat(facts.since(20)).isEmpty();
    }

    @Test
    void countsAFactOnlyWhileItIsKnown() {
        enter("2026-09-21T01:00:00Z", 12, 20L);

        var fact = facts.all().getFirst();

        assertThat(fact.knownAt(11)).isFalse();
        assertThat(fact.knownAt(12)).isTrue();
        assertThat(fact.knownAt(19)).isTrue();
        assertThat(fact.knownAt(20)).isFalse();
    }

    private void enter(String at, long seq, @Nullable Long withdrawn) {
        world.owner
                .sql("""
                        insert into evidence.fact (duty_id, unit_id, person_id, act_at, kind, origin, entered_seq, withdrawn_seq, withdrawal_reason)
                        values (:duty, :unit, :person, cast(:at as timestamptz), 'ACT', 'HAND', :seq, :withdrawn, case when cast(:withdrawn as bigint) is null then null else '记错了' end)
                        """)
                .param("duty", duty)
                .param("unit", world.patrol)
                .param("person", person)
                .param("at", at)
                .param("seq", seq)
                .param("withdrawn", withdrawn)
                .update();
    }

    private static EvidenceFacts facts(DatabaseAccess access) {
        return new EvidenceFacts(JdbcClient.create(access.source(access.reader())));
    }
}
