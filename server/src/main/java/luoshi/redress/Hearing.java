package luoshi.redress;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import luoshi.database.Columns;
import luoshi.engine.calendar.OffHours;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.organisation.Leadership;
import luoshi.supervision.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who hears a person (谁来答复): the leaders of his station; the bureau where one of them is concerned or none is left who
 * took no part.
 */
@Component
class Hearing {
    private final Leadership leadership;
    private final JdbcClient reader;

    Hearing(Leadership leadership, @Qualifier("readerJdbcClient") JdbcClient reader) {
        this.leadership = leadership;
        this.reader = reader;
    }

    /** The unit whose leaders answer a statement: the bureau where it is about a leader, or the chief wrote the record. */
    long bodyOfStatement(Finding finding, LocalDate day) {
        var station = leadership.stationOf(finding.unitId(), day);
        var chief = leadership.chief(station, day);
        var byChief = chief.filter(id -> id == finding.authorId()).isPresent();
        return byChief || aboutLeader(finding, station, day) ? leadership.bureauOf(finding.unitId(), day) : station;
    }

    /** The unit that decides an objection: the bureau also where every leader of the station took part. */
    long bodyOfObjection(Finding finding, @Nullable Statement statement, LocalDate day) {
        var station = leadership.stationOf(finding.unitId(), day);
        var took = partakers(finding, statement);
        var leaders = leadership.leaders(station, day);
        var left = leaders.isEmpty() || leaders.stream().anyMatch(leader -> !took.contains(leader));
        return left && !aboutLeader(finding, station, day) ? station : leadership.bureauOf(finding.unitId(), day);
    }

    private boolean aboutLeader(Finding finding, long station, LocalDate day) {
        var person = finding.personId();
        return person != null
                && (leadership.leaders(station, day).contains(person)
                        || leadership.chief(station, day).filter(person::equals).isPresent());
    }

    /** Whether the actor may answer the statement: a leader of that body, neither the person nor the author. */
    boolean mayAnswer(Actor actor, Finding finding, Statement statement) {
        var self = actor.personId();
        return self != null
                && Permission.HEAR.heldBy(actor, statement.handlingUnitId())
                && (actor.role().leads() || actor.unitId() == statement.handlingUnitId() || bureau(finding, statement))
                && self != statement.personId()
                && self != finding.authorId();
    }

    /** Whether it lies with the body above the station. */
    private boolean bureau(Finding finding, Statement statement) {
        var day = OffHours.dateOf(statement.at());
        return statement.handlingUnitId() == leadership.bureauOf(finding.unitId(), day);
    }

    /** Whether the actor may decide the objection: he leads there or stands above, and took no part in the matter. */
    boolean mayDecide(Actor actor, Finding finding, @Nullable Statement statement, Objection objection) {
        var self = actor.personId();
        return self != null
                && Permission.HEAR.heldBy(actor, objection.handlingUnitId())
                && !partakers(finding, statement).contains(self);
    }

    /** Who took part (经手的人): the person, the author, who went along to the check, who answered the statement. */
    private Set<Long> partakers(Finding finding, @Nullable Statement statement) {
        var took = new HashSet<Long>(reader.sql("""
                        select x from supervision.visit v, unnest(array[v.checker_id, v.companion_id]) x
                        where v.id = :visit and x is not null
                        """)
                .param("visit", finding.visitId())
                .query((row, number) -> row.getLong(1))
                .list());
        took.add(finding.authorId());
        if (finding.personId() != null) {
            took.add(finding.personId());
        }
        if (statement != null && statement.answeredBy() != null) {
            took.add(statement.answeredBy());
        }
        return took;
    }

    /** When the record was made known: the day on which its entry was made. */
    LocalDate knownOn(Finding finding) {
        return reader.sql("select at from ledger.entry where seq = :seq")
                .param("seq", finding.enteredSeq())
                .query((row, number) -> OffHours.dateOf(Columns.instant(row, "at")))
                .optional()
                .filter(day -> !day.isBefore(finding.day()))
                .orElse(finding.day());
    }
}
