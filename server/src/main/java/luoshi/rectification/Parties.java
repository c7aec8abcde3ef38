package luoshi.rectification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import luoshi.database.Reading;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Permission;
import luoshi.kernel.Role;
import luoshi.organisation.Leadership;
import luoshi.organisation.Names;
import luoshi.rectification.domain.Matter;
import luoshi.rectification.domain.Party;
import luoshi.rectification.domain.Rules;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an actor is to a problem (是这件事的谁), by his role, posts and charges of today and by what he verified before. */
@Component
class Parties {
    private static final String RECIPROCAL = """
            select exists (select from rectification.verification
                where verifier_id = :leader and lead_leader_id = :person and at > :since)
            """;

    private final Leadership leadership;
    private final Names names;
    private final JdbcClient reader;
    private final Clock clock;

    Parties(Leadership leadership, Names names, @Qualifier("readerJdbcClient") JdbcClient reader, Clock clock) {
        this.leadership = leadership;
        this.names = names;
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * The actor as the rules see him.
     *
     * @throws Forbidden for an account without a person, who cannot answer for anything
     */
    Party of(Actor actor, Problem problem) {
        var person = actor.personId();
        if (person == null) {
            throw new Forbidden("an account without a person decides nothing");
        }
        return Reading.once(new Of(problem.id(), LocalDate.now(clock)), () -> of(actor, person, problem));
    }

    private record Of(long problem, LocalDate day) {}

    private Party of(Actor actor, long person, Problem problem) {
        var matter = problem.matter();
        var tied = tied(person, matter);
        var decides = Permission.LEAD_PROBLEMS.heldBy(actor, problem.handlingUnitId())
                && !(actor.role() == Role.DEPUTY && tied);
        var verifies = Permission.VERIFY.heldBy(actor, problem.handlingUnitId())
                || Long.valueOf(person).equals(matter.verifier());
        var auxiliary = actor.role() == Role.AUXILIARY || names.auxiliary(person);
        return new Party(person, auxiliary, decides, verifies, tied, reciprocal(person, matter));
    }

    /** Somebody who is asked to verify, as the rules see him. */
    Party asked(long person, Matter matter) {
        return new Party(
                person, names.auxiliary(person), false, true, tied(person, matter), reciprocal(person, matter));
    }

    private boolean tied(long person, Matter matter) {
        return matter.leadUnit() != null && leadership.tied(person, matter.leadUnit(), LocalDate.now(clock));
    }

    private boolean reciprocal(long person, Matter matter) {
        return matter.leader() != null
                && reader.sql(RECIPROCAL)
                        .param("leader", matter.leader())
                        .param("person", person)
                        .param(
                                "since",
                                LocalDate.now(clock)
                                        .minusDays(Rules.RECIPROCAL_DAYS)
                                        .atStartOfDay()
                                        .atOffset(ZoneOffset.ofHours(8)))
                        .query(Boolean.class)
                        .single();
    }
}
