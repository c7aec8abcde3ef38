package luoshi.rule;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Stale;
import luoshi.ledger.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 阅: a person whom a version binds says that he has read it; once, and for himself only. */
@Component
class AcknowledgingClauses {
    private final JdbcClauses clauses;
    private final JdbcBound bound;
    private final JdbcClient sql;
    private final Ledger ledger;
    private final Clock clock;

    AcknowledgingClauses(JdbcClauses clauses, JdbcBound bound, JdbcClient sql, Ledger ledger, Clock clock) {
        this.clauses = clauses;
        this.bound = bound;
        this.sql = sql;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Acknowledge the version that was read, by its number. */
    record AcknowledgeClause(long clause, int number) {}

    /**
     * Keeps the acknowledgement; a second time does nothing.
     *
     * @throws Stale when the version read is not in force any more
     * @throws Forbidden when it does not bind the actor
     */
    @Transactional
    public void handle(AcknowledgeClause command, Actor actor) {
        if (actor.personId() == null) {
            throw new Forbidden("acknowledge " + command.clause());
        }
        var whole = clauses.find(command.clause());
        var today = LocalDate.now(clock);
        var version = whole.published().stream()
                .filter(one -> one.number() == command.number())
                .filter(one -> one.to() == null || one.to().isAfter(today))
                .findFirst()
                .orElseThrow(() -> new Stale("clause", command.clause()));
        var person = bound.person(version.id(), actor.personId(), today)
                .orElseThrow(() -> new Forbidden("acknowledge " + command.clause()));
        if (person.read()) {
            return;
        }
        var added = sql.sql("""
                        insert into rule.acknowledgement as k (clause_version_id, person_id, at) values (:version, :person, :at)
                        on conflict (clause_version_id, person_id) do update set at = excluded.at where k.at < :published
                        """)
                .param("version", version.id())
                .param("person", person.id())
                .param("at", OffsetDateTime.now(clock))
                .param("published", version.publishedAt())
                .update();
        if (added > 0) {
            ledger.append(new Ledger.Entry(
                    "ClauseAcknowledged",
                    "acknowledgement",
                    command.clause(),
                    actor.unitId(),
                    person.id(),
                    Map.of("number", command.number())));
        }
    }
}
