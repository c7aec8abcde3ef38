package luoshi.rectification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import luoshi.database.OneAtATime;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import luoshi.organisation.Leadership;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The program as the one who acts (程序自己办): over a station and its bureau, named {@code luoshi} in the ledger. */
@Component
class Program {
    static final String NAME = "luoshi";

    private final Leadership leadership;
    private final JdbcClient sql;
    private final TransactionTemplate own;
    private final Clock clock;

    Program(Leadership leadership, JdbcClient sql, PlatformTransactionManager transactions, Clock clock) {
        this.leadership = leadership;
        this.sql = sql;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Does the work in a transaction of its own, for one station at a time on all servers together. */
    <T> T over(long station, Supplier<T> work) {
        return Acting.as(
                actor(station),
                () -> own.<T>execute(status -> {
                    oneAtATime(station);
                    return work.get();
                }));
    }

    /** Lets those who open problems of a station pass one after the other, until the end of the transaction. */
    void oneAtATime(long station) {
        OneAtATime.pass(sql, "problems", station);
    }

    private Actor actor(long station) {
        var today = LocalDate.now(clock);
        return new Actor(
                0,
                null,
                NAME,
                Role.INSPECTOR,
                station,
                leadership.below(leadership.bureauOf(station, today), today),
                List.of(),
                List.of());
    }
}
