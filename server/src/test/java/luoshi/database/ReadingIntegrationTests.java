package luoshi.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import luoshi.kernel.Role;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import luoshi.support.Station;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
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
    void asksOnceWithinAReadingAndEveryTimeElsewhere() {
        reading(true).executeWithoutResult(status -> askTwice());
        assertThat(asked.getAndSet(0)).isEqualTo(2);
        reading(true).executeWithoutResult(status -> askTwice());
        assertThat(asked.getAndSet(0)).as("the next reading").isEqualTo(2);
        reading(false).executeWithoutResult(status -> askTwice());
        assertThat(asked.getAndSet(0)).as("while writing").isEqualTo(3);
        askTwice();
        assertThat(asked.get()).as("outside of any").isEqualTo(3);
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
            assertThat(chief.post("/account/password", java.util.Map.of()).statusCode())
                    .isEqualTo(503);
        } finally {
            pool.setConnectionTimeout(patience);
            for (var connection : taken) {
                connection.close();
            }
        }
        assertThat(chief.get("/account/password").statusCode()).isEqualTo(200);
    }
}
