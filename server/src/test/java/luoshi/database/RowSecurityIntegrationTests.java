package luoshi.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import luoshi.support.Station;
import luoshi.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The scope of a transaction stays in it: on pooled connections, among virtual threads, and after it has ended. */
class RowSecurityIntegrationTests {
    private static final int ROUNDS = 400;

    private final DatabaseAccess access = TestDatabase.fresh();

    @Test
    void showsEachOfManyThreadsItsOwnStationAloneThroughAPoolOfThree() throws Exception {
        var stations = List.of(new Station(access), new Station(access), new Station(access), new Station(access));
        try (var pool = pool();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sql = JdbcClient.create(pool);
            var transaction = new TransactionTemplate(new ScopedTransactions(pool, new Remembered()));
            var seen = new ArrayList<Future<List<Long>>>();
            for (var round = 0; round < ROUNDS; round++) {
                var station = stations.get(round % stations.size());
                seen.add(threads.submit(() -> Acting.as(
                        chief(station),
                        () -> transaction.execute(status -> sql.sql("select id from organisation.unit order by id")
                                .query(Long.class)
                                .list()))));
            }
            for (var round = 0; round < ROUNDS; round++) {
                var station = stations.get(round % stations.size());
                assertThat(seen.get(round).get()).containsExactly(station.station, station.patrol, station.community);
            }

            assertThat(sql.sql("select count(*) from organisation.unit")
                            .query(Long.class)
                            .single())
                    .as("outside of any transaction, on a connection that had a scope")
                    .isZero();
            assertThat(transaction.<Long>execute(status -> sql.sql("select count(*) from organisation.unit")
                            .query(Long.class)
                            .single()))
                    .as("in a transaction of nobody")
                    .isZero();
        }
    }

    @Test
    void forgetsTheScopeWhenATransactionFails() {
        var station = new Station(access);
        try (var pool = pool()) {
            var sql = JdbcClient.create(pool);
            var transaction = new TransactionTemplate(new ScopedTransactions(pool, new Remembered()));
            try {
                Acting.as(
                        chief(station),
                        () -> transaction.<Object>execute(status ->
                                sql.sql("select 1 / 0").query(Long.class).single()));
            } catch (org.springframework.dao.DataAccessException expected) {
                assertThat(expected).hasMessageContaining("zero");
            }

            assertThat(sql.sql("select count(*) from organisation.unit")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    private HikariDataSource pool() {
        var config = new HikariConfig();
        config.setJdbcUrl(access.url());
        config.setUsername(access.app().user());
        config.setPassword(access.app().password());
        config.setMaximumPoolSize(3);
        return new HikariDataSource(config);
    }

    private static Actor chief(Station station) {
        return new Actor(
                1,
                null,
                "所长",
                Role.CHIEF,
                station.station,
                List.of(station.station, station.patrol, station.community),
                List.of(),
                List.of());
    }
}
