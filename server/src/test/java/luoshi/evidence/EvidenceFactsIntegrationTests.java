package luoshi.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import luoshi.database.DatabaseAccess;
import luoshi.support.Station;
import luoshi.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

class EvidenceFactsIntegrationTests {
    DatabaseAccess access = TestDatabase.fresh();
    DataSource source = access.source(access.reader());
    Station world = new Station(access);
    EvidenceFacts facts = facts(CopyingEvidence.STRETCH);
    long duty;
    long person;

    @BeforeEach
    void hasADuty() {
        duty = world.duty("D-1", "交接班签字", "PERFORM", "PERSON", "MONTHLY", "ACT,RECORD");
        person = world.officer("043217", "郑某", world.patrol);
    }

    @Test
    void readsADutyInTheOrderOfFilling() {
        enter("2026-09-20T01:00:00Z", 12, null);
        enter("2026-09-10T01:00:00Z", 13, null);
        enter("2026-09-20T01:00:00Z", 11, 14L);

        assertThat(facts.ofDuty(duty)).extracting(EvidenceFact::enteredSeq).containsExactly(13L, 11L, 12L);
        assertThat(facts.ofDuty(duty).getFirst().actAt()).isEqualTo(Instant.parse("2026-09-10T01:00:00Z"));
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

        var fact = facts.since(0).getFirst();

        assertThat(fact.knownAt(11)).isFalse();
        assertThat(fact.knownAt(12)).isTrue();
        assertThat(fact.knownAt(19)).isTrue();
        assertThat(fact.knownAt(20)).isFalse();
    }

    @Test
    void looksOnlyAtWhatIsNew() {
        enterMany();
        world.owner.sql("vacuum analyze evidence.fact").update();

        var plan = String.join(
                "\n",
                JdbcClient.create(source)
                        .sql("explain " + EvidenceFacts.SINCE.formatted(19_990))
                        .query(String.class)
                        .list());

        assertThat(plan)
                .containsPattern("Index Cond: \\(entered_seq > .*19990")
                .containsPattern("Index Cond: \\(withdrawn_seq > .*19990")
                .doesNotContain("Seq Scan", "Gather");
    }

    @Nested
    class CopiesEverything {
        @Test
        void overOneConnection() {
            enterMany();

            assertThat(copied(CopyingEvidence.STRETCH)).containsExactlyInAnyOrderElementsOf(told());
        }

        @Test
        void overTwo() {
            enterMany();

            assertThat(copied(7)).containsExactlyInAnyOrderElementsOf(told());
        }

        @Test
        void inTheOrderOfTheTable() {
            enterMany();
            var ids = new ArrayList<Long>();

            snapshot(status -> {
                facts(7).copyTo(batch -> {
                    for (var i = 0; i < batch.size(); i++) {
                        ids.add(batch.id(i));
                    }
                });
                return true;
            });

            assertThat(ids)
                    .hasSize(20_000)
                    .isEqualTo(world.owner
                            .sql("select id from evidence.fact order by ctid")
                            .query(Long.class)
                            .list());
        }

        @Test
        void asOfTheMomentTheTransactionBegan() {
            enterMany();
            var seen = snapshot(status -> {
                var before = told();
                enter("2026-09-20T01:00:00Z", 30_000, null);
                return copied(facts(7)).equals(Set.copyOf(before));
            });

            assertThat(seen).isTrue();
        }

        @Test
        void ofNothing() {
            assertThat(copied(7)).isEmpty();
        }

        @Test
        void orSaysThatItCouldNot() {
            enterMany();
            var facts = facts(7);

            assertThatThrownBy(() -> snapshot(status -> {
                        facts.copyTo(batch -> {
                            throw new IllegalStateException("full");
                        });
                        return true;
                    }))
                    .hasMessage("full");
            assertThat(copied(facts)).hasSize(20_000);
        }

        private Set<String> copied(int stretch) {
            return copied(facts(stretch));
        }

        private Set<String> copied(EvidenceFacts facts) {
            var found = new HashSet<String>();
            snapshot(status -> {
                facts.copyTo(batch -> {
                    for (var i = 0; i < batch.size(); i++) {
                        found.add(line(batch, i));
                    }
                });
                return true;
            });
            return found;
        }

        private String line(EvidenceBatch batch, int i) {
            return String.join(
                    " ",
                    List.of(
                                    batch.id(i),
                                    batch.duty(i),
                                    batch.ofPerson(i) ? "person" : "unit",
                                    batch.subject(i),
                                    Instant.EPOCH.plus(batch.at(i), ChronoUnit.MICROS),
                                    batch.kind(i),
                                    batch.quantity(i),
                                    batch.night(i),
                                    batch.offHours(i),
                                    batch.unannounced(i),
                                    batch.entered(i),
                                    batch.withdrawn(i))
                            .stream()
                            .map(String::valueOf)
                            .toList());
        }

        private List<String> told() {
            return facts.since(0).stream()
                    .map(fact -> String.join(
                            " ",
                            Stream.of(
                                            fact.id(),
                                            fact.dutyId(),
                                            fact.personId() == null ? "unit" : "person",
                                            fact.personId() == null ? fact.unitId() : fact.personId(),
                                            fact.actAt(),
                                            fact.kind(),
                                            fact.quantity(),
                                            fact.night(),
                                            fact.offHours(),
                                            fact.unannounced(),
                                            fact.enteredSeq(),
                                            fact.withdrawnSeq() == null ? Long.MAX_VALUE : fact.withdrawnSeq())
                                    .map(String::valueOf)
                                    .toList()))
                    .toList();
        }
    }

    private void enterMany() {
        world.owner
                .sql("""
                        insert into evidence.fact (duty_id, unit_id, person_id, act_at, kind, quantity, night, off_hours, unannounced, origin, note, entered_seq, withdrawn_seq, withdrawal_reason)
                        select :duty, :unit, case when g % 7 > 0 then :person end, timestamptz '1999-01-01Z' + g * interval '1 hour 1.000001 second',
                            (array['ACT', 'RECORD', 'DOCUMENT', 'MEETING'])[1 + g % 4], case when g % 50 = 0 then 1000 else 1 + g % 3 end, g % 3 = 0, g % 5 = 0, g % 11 = 0,
                            'HAND', repeat('记', g % 90), g, case when g % 30 = 0 then g + 9 end, case when g % 30 = 0 then '记错了' end
                        from generate_series(1, 20000) g
                        """)
                .param("duty", duty)
                .param("unit", world.patrol)
                .param("person", person)
                .update();
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

    private <T> T snapshot(TransactionCallback<T> reading) {
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        transaction.setReadOnly(true);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return Objects.requireNonNull(transaction.execute(reading));
    }

    private EvidenceFacts facts(int stretch) {
        return new EvidenceFacts(JdbcClient.create(source), source, stretch);
    }
}
