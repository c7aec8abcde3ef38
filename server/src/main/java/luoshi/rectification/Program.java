package luoshi.rectification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import luoshi.organisation.Leadership;
import luoshi.organisation.OrganisationFacts;
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
    private final OrganisationFacts organisation;
    private final JdbcClient sql;
    private final TransactionTemplate own;
    private final Clock clock;

    Program(
            Leadership leadership,
            OrganisationFacts organisation,
            JdbcClient sql,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.leadership = leadership;
        this.organisation = organisation;
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
        sql.sql("select pg_advisory_xact_lock(hashtext('rectification'), :station)")
                .param("station", (int) station)
                .query((row, number) -> true)
                .single();
    }

    private Actor actor(long station) {
        var today = LocalDate.now(clock);
        return new Actor(
                0,
                null,
                NAME,
                Role.INSPECTOR,
                station,
                below(leadership.bureauOf(station, today), today),
                List.of(),
                List.of());
    }

    private List<Long> below(long root, LocalDate day) {
        var children = new HashMap<Long, List<Long>>();
        for (var placement : organisation.placements()) {
            if (!placement.from().isAfter(day) && placement.to().isAfter(day)) {
                children.computeIfAbsent(placement.parent(), parent -> new ArrayList<>())
                        .add(placement.unit());
            }
        }
        var found = new LinkedHashSet<Long>(List.of(root));
        var open = new ArrayList<Long>(found);
        while (!open.isEmpty()) {
            children.getOrDefault(open.removeLast(), List.of()).stream()
                    .filter(found::add)
                    .forEach(open::add);
        }
        return List.copyOf(found);
    }
}
