package luoshi.rectification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import luoshi.database.Columns;
import luoshi.database.Reading;
import luoshi.kernel.Stale;
import luoshi.rectification.domain.Matter;
import luoshi.rectification.domain.Matter.Asked;
import luoshi.rectification.domain.Matter.LookBack;
import luoshi.rectification.domain.Matter.Measure;
import luoshi.rectification.domain.ProblemReason;
import luoshi.rectification.domain.ProblemState;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Problems in PostgreSQL, as far as the actor may see them. */
@Repository
class JdbcProblems {
    private static final String FIND = """
            select id, number, station_id, unit_id, lead_unit_id, handling_unit_id, area_id, clause_id, place, link, title, facts,
                   severity, zero_tolerance, reason, about_leader, opened_at, opened_by, state, lead_leader_id, due, first_due,
                   relapse_of, relapses, sent_back, verifier_id, claimed_by, claim, verified_by, verified_at, withdrawal_reason,
                   led_before, entered_seq, version
            from rectification.problem where id = :id
            """;
    private static final String SAVE = """
            update rectification.problem set state = :state, lead_leader_id = :leader, lead_unit_id = :unit, due = :due,
                first_due = :first, sent_back = :sentBack, verifier_id = :verifier, led_before = :past, version = version + 1
            where id = :id and version = :version
            """;
    private static final String CONCERNED = """
            select f.person_id from rectification.problem_finding pf join supervision.finding f on f.id = pf.finding_id
            where pf.problem_id = :id and f.person_id is not null and f.outcome <> 'WITHDRAWN'
            union select p.person_id from rectification.problem p where p.id = :id and p.person_id is not null
            """;

    private final JdbcClient sql;
    private final JdbcClient reader;

    JdbcProblems(JdbcClient sql, @Qualifier("readerJdbcClient") JdbcClient reader) {
        this.sql = sql;
        this.reader = reader;
    }

    /** The problem as it stands, held against others until the end of the transaction where asked for. */
    Optional<Problem> find(long id, boolean lock) {
        return lock ? ask(id, " for update") : Reading.once(new Found(id), () -> ask(id, ""));
    }

    private record Found(long id) {}

    private Optional<Problem> ask(long id, String more) {
        return sql.sql(FIND + more)
                .param("id", id)
                .query((found, number) -> problem(found, id))
                .optional();
    }

    private Problem problem(ResultSet row, long id) throws SQLException {
        var opened = Columns.instant(row, "opened_at");
        var severity = row.getInt("severity");
        var zero = row.getBoolean("zero_tolerance");
        var about = row.getBoolean("about_leader");
        var relapses = row.getInt("relapses");
        var matter = new Matter(
                ProblemState.valueOf(row.getString("state")),
                luoshi.engine.calendar.OffHours.dateOf(opened),
                severity >= 3 || zero || about || relapses > 0,
                relapses,
                concerned(id),
                row.getObject("lead_leader_id", Long.class),
                new HashSet<>(Arrays.asList((Long[]) row.getArray("led_before").getArray())),
                row.getObject("lead_unit_id", Long.class),
                row.getObject("due", LocalDate.class),
                row.getObject("first_due", LocalDate.class),
                row.getObject("verifier_id", Long.class),
                measures(id),
                row.getObject("claimed_by", Long.class),
                row.getInt("sent_back"),
                row.getObject("verified_by", Long.class),
                asked("extension", ", until", id),
                asked("withdrawal", ", null::date as until", id),
                lookBacks(id));
        var verified = row.getObject("verified_at", OffsetDateTime.class);
        return new Problem(
                id,
                row.getString("number"),
                row.getLong("station_id"),
                row.getLong("unit_id"),
                row.getLong("handling_unit_id"),
                row.getLong("area_id"),
                row.getObject("clause_id", Long.class),
                row.getString("place"),
                row.getString("link"),
                row.getString("title"),
                row.getString("facts"),
                severity,
                zero,
                ProblemReason.valueOf(row.getString("reason")),
                about,
                opened,
                row.getObject("opened_by", Long.class),
                row.getObject("relapse_of", Long.class),
                row.getString("claim"),
                verified == null ? null : verified.toInstant(),
                row.getString("withdrawal_reason"),
                row.getLong("entered_seq"),
                row.getInt("version"),
                matter);
    }

    /** Whom it is about, whoever asks: who may verify must not depend on what he may see. */
    Set<Long> concerned(long id) {
        return new HashSet<>(reader.sql(CONCERNED)
                .param("id", id)
                .query((row, number) -> row.getLong(1))
                .list());
    }

    private List<Measure> measures(long id) {
        return sql.sql("""
                        select id, what, doer_id, due, proof, done_on, done_by, done_note, dropped_reason, dropped_by
                        from rectification.measure where problem_id = :id order by id
                        """)
                .param("id", id)
                .query((row, number) -> new Measure(
                        row.getLong("id"),
                        row.getString("what"),
                        row.getLong("doer_id"),
                        row.getObject("due", LocalDate.class),
                        row.getString("proof"),
                        row.getObject("done_on", LocalDate.class),
                        row.getObject("done_by", Long.class),
                        row.getString("done_note"),
                        row.getString("dropped_reason"),
                        row.getObject("dropped_by", Long.class)))
                .list();
    }

    private @Nullable Asked asked(String table, String until, long id) {
        return sql
                .sql("select asked_by" + until + " from rectification." + table
                        + " where problem_id = :id and decided_at is null")
                .param("id", id)
                .query((row, number) -> new Asked(row.getLong("asked_by"), row.getObject("until", LocalDate.class)))
                .list()
                .stream()
                .findFirst()
                .orElse(null);
    }

    private List<LookBack> lookBacks(long id) {
        return sql.sql("select days, due, held from rectification.look_back where problem_id = :id order by days")
                .param("id", id)
                .query((row, number) -> new LookBack(
                        row.getInt("days"),
                        row.getObject("due", LocalDate.class),
                        row.getObject("held", Boolean.class)))
                .list();
    }

    /**
     * Writes what a command changed in the problem and its measures.
     *
     * @throws Stale when somebody changed it meanwhile
     */
    void save(Problem before, Matter next, LocalDate today, long seq) {
        var changed = sql.sql(SAVE)
                .param("state", next.state().name())
                .param("leader", next.leader(), Types.BIGINT)
                .param("unit", next.leadUnit(), Types.BIGINT)
                .param("due", next.due(), Types.DATE)
                .param("first", next.firstDue(), Types.DATE)
                .param("sentBack", next.sentBack())
                .param("verifier", next.verifier(), Types.BIGINT)
                .param("past", next.past().stream().sorted().toArray(Long[]::new))
                .param("id", before.id())
                .param("version", before.version())
                .update();
        if (changed == 0) {
            throw new Stale("problem", before.id());
        }
        for (var measure : next.measures()) {
            if (measure.id() == 0) {
                add(before.id(), measure, today, seq);
            } else if (!before.matter().measures().contains(measure)) {
                change(measure);
            }
        }
    }

    private void add(long problem, Measure measure, LocalDate today, long seq) {
        sql.sql("""
                        insert into rectification.measure (problem_id, what, doer_id, due, proof, set_on, entered_seq)
                        values (:problem, :what, :doer, :due, :proof, :today, :seq)
                        """)
                .param("problem", problem)
                .param("what", measure.what())
                .param("doer", measure.doer())
                .param("due", measure.due())
                .param("proof", measure.proof())
                .param("today", today)
                .param("seq", seq)
                .update();
    }

    private void change(Measure measure) {
        sql.sql("""
                        update rectification.measure set doer_id = :doer, done_on = :on, done_by = :by, done_note = :note,
                            dropped_reason = :dropped, dropped_by = :droppedBy, version = version + 1 where id = :id
                        """)
                .param("doer", measure.doer())
                .param("on", measure.doneOn(), Types.DATE)
                .param("by", measure.doneBy(), Types.BIGINT)
                .param("note", measure.note())
                .param("dropped", measure.dropped(), Types.VARCHAR)
                .param("droppedBy", measure.droppedBy(), Types.BIGINT)
                .param("id", measure.id())
                .update();
    }

    /** Adds a line to the 经过. */
    void step(long problem, String kind, Who who, Instant at, String text, long seq, Object... data) {
        sql.sql("""
                        insert into rectification.step (problem_id, at, kind, actor_id, actor_name, text, data, entered_seq)
                        values (:problem, :at, :kind, :actor, :name, :text, :data, :seq)
                        """)
                .param("problem", problem)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("kind", kind)
                .param("actor", who.person(), Types.BIGINT)
                .param("name", who.name())
                .param("text", text)
                .param("data", Arrays.stream(data).map(String::valueOf).toArray(String[]::new))
                .param("seq", seq)
                .update();
    }

    /** Who did a step; the program has no person. */
    record Who(@Nullable Long person, String name) {}
}
