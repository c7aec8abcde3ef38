package luoshi.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import luoshi.support.Station;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A page is one reading: one state of everything, each question asked once, and a plain word when there is no room. */
@ServerTest
class ReadingIntegrationTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    HikariDataSource pool;

    @Autowired
    JdbcClient sql;

    private final AtomicInteger asked = new AtomicInteger();

    private record Question(String word) {}

    private void askTwice() {
        for (var word : new String[] {"one", "other", "one"}) {
            assertThat(Reading.once(new Question(word), () -> word + asked.incrementAndGet()))
                    .startsWith(word);
        }
    }

    private TransactionTemplate reading(boolean readOnly) {
        var template = new TransactionTemplate(transactions);
        template.setReadOnly(readOnly);
        return template;
    }

    @Test
    void asksOnceUntilSomebodyCommitsAndEveryTimeWhileWriting() {
        new Station(access);
        reading(true).executeWithoutResult(status -> askTwice());
        assertThat(asked.getAndSet(0)).isEqualTo(2);
        reading(true).executeWithoutResult(status -> askTwice());
        assertThat(asked.getAndSet(0)).as("the next reading of the same state").isZero();
        new Station(access);
        reading(true).executeWithoutResult(status -> askTwice());
        assertThat(asked.getAndSet(0)).as("after a commit").isEqualTo(2);
        reading(false).executeWithoutResult(status -> askTwice());
        assertThat(asked.getAndSet(0)).as("while writing").isEqualTo(3);
        askTwice();
        assertThat(asked.get()).as("outside of any").isEqualTo(3);
    }

    @Test
    void keepsTheAnswersOfOneReaderFromAnother() throws Exception {
        var station = new Station(access);
        var chief =
                new Actor(1, null, "周某", Role.CHIEF, station.station, List.of(station.station), List.of(), List.of());
        var other = new Actor(2, null, "吴某", Role.CHIEF, station.station, List.of(), List.of(), List.of());
        var seen = new HashMap<String, Integer>();
        for (var actor : List.of(chief, other, chief)) {
            Acting.as(actor, () -> {
                reading(true)
                        .executeWithoutResult(status ->
                                seen.put(actor.name(), Reading.once(new Question("sight"), asked::incrementAndGet)));
                return actor;
            });
        }
        assertThat(seen).isEqualTo(Map.of("周某", 1, "吴某", 2));
    }

    @Test
    void leavesAReadingWithinAReadingItsOwnAnswers() {
        new Station(access);
        reading(true).executeWithoutResult(outer -> {
            assertThat(Reading.once(new Question("in"), asked::incrementAndGet)).isEqualTo(1);
            new Station(access);
            var inner = reading(true);
            inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            inner.executeWithoutResult(status -> assertThat(Reading.once(new Question("in"), asked::incrementAndGet))
                    .as("committed in between")
                    .isEqualTo(2));
            assertThat(Reading.once(new Question("in"), asked::incrementAndGet))
                    .as("the state that the outer one sees")
                    .isEqualTo(1);
        });
    }

    /** Whatever commits while others read, nobody is answered from before a commit that he can see. */
    @Test
    void neverAnswersFromBeforeACommitThatTheReadingSees() throws Exception {
        var stop = new AtomicBoolean();
        var wrong = new ConcurrentLinkedQueue<String>();
        var read = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var reader = 0; reader < 4; reader++) {
                threads.submit(() -> {
                    while (!stop.get()) {
                        reading(true).executeWithoutResult(status -> {
                            var told = Reading.once(new Question("count"), this::count);
                            var really = count();
                            read.incrementAndGet();
                            if (told != really) {
                                wrong.add(told + " instead of " + really);
                            }
                        });
                    }
                    return null;
                });
            }
            var owner = new Station(access).owner;
            for (var n = 0; n < 100; n++) {
                owner.sql(
                                "insert into organisation.area (code, name, name_en) values ('R' || gen_random_uuid(), '新', 'New')")
                        .update();
                Thread.yield();
            }
            stop.set(true);
        }
        assertThat(wrong).isEmpty();
        assertThat(read.get()).isGreaterThan(100);
    }

    @Test
    void seesOneStateWhateverOthersCommit() {
        var station = new Station(access);
        reading(true).executeWithoutResult(status -> {
            var before = count();
            station.owner
                    .sql(
                            "insert into organisation.area (code, name, name_en) values ('R' || gen_random_uuid(), '新', 'New')")
                    .update();
            assertThat(count()).isEqualTo(before);
        });
    }

    private long count() {
        return sql.sql("select count(*) from organisation.area")
                .query(Long.class)
                .single();
    }

    @Test
    void saysThatItIsTooBusyInsteadOfFailing() throws Exception {
        var chief = SignIns.visitor(port, access, Role.CHIEF, new Station(access).station, null, "周某");
        chief.get("/account/password");
        var patience = pool.getConnectionTimeout();
        var taken = new ArrayList<Connection>();
        try {
            for (var n = 0; n < pool.getMaximumPoolSize(); n++) {
                taken.add(pool.getConnection());
            }
            pool.setConnectionTimeout(300);

            var page = chief.get("/");

            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("一时忙不过来");
            assertThat(page.headers().firstValue("Retry-After")).contains("5");
            assertThat(chief.post("/account/password", Map.of()).statusCode()).isEqualTo(503);
        } finally {
            pool.setConnectionTimeout(patience);
            for (var connection : taken) {
                connection.close();
            }
        }
        assertThat(chief.get("/account/password").statusCode()).isEqualTo(200);
    }
}
