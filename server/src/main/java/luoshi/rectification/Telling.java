package luoshi.rectification;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import luoshi.engine.calendar.OffHours;
import luoshi.organisation.Leadership;
import luoshi.rectification.JdbcProblems.Who;
import luoshi.rectification.domain.Lateness;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes who was told of a problem (报给谁): at a stage of its lateness, or at once. */
@Component
class Telling {
    private final JdbcClient sql;
    private final JdbcProblems problems;
    private final Leadership leadership;

    Telling(JdbcClient sql, JdbcProblems problems, Leadership leadership) {
        this.sql = sql;
        this.problems = problems;
        this.leadership = leadership;
    }

    /** Tells chief and bureau of a problem that has become one without tolerance. */
    void atOnce(Problem problem, Instant now, long seq) {
        var today = OffHours.dateOf(now);
        var chief = leadership.chief(problem.stationId(), today);
        var toBureau = problem.handlingUnitId() != problem.stationId();
        atOnce(
                problem.id(),
                toBureau ? Optional.empty() : chief,
                leadership.bureauOf(problem.stationId(), today),
                now,
                seq);
    }

    void atOnce(long id, Optional<Long> chief, long bureau, Instant now, long seq) {
        var today = OffHours.dateOf(now);
        chief.ifPresent(person -> tell(id, today, Lateness.AT_ONCE, person, null, now, seq));
        tell(id, today, Lateness.AT_ONCE, null, bureau, now, seq);
        problems.step(id, chief.isEmpty() ? "at-once-bureau" : "at-once", new Who(null, Program.NAME), now, "", seq);
    }

    /** Notes who was told of a problem at a stage. */
    void tell(
            long problem, LocalDate due, int stage, @Nullable Long person, @Nullable Long unit, Instant now, long seq) {
        sql.sql("""
            insert into rectification.escalation (problem_id, due, stage, person_id, unit_id, at, entered_seq)
            values (:problem, :due, :stage, :person, :unit, :at, :seq)
            """)
                .param("problem", problem)
                .param("due", due)
                .param("stage", stage)
                .param("person", person, Types.BIGINT)
                .param("unit", unit, Types.BIGINT)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("seq", seq)
                .update();
    }
}
