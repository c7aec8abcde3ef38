package luoshi.rectification;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import luoshi.rectification.domain.Command.Claim;
import luoshi.rectification.domain.Command.LookBackAt;
import luoshi.rectification.domain.Command.Verify;
import luoshi.rectification.domain.Matter;
import luoshi.rectification.domain.Matter.Asked;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What single commands write beside the problem's row: who claimed, verified, asked, decided, looked. */
@Repository
class ProblemWriting {
    private final JdbcClient sql;

    ProblemWriting(JdbcClient sql) {
        this.sql = sql;
    }

    void claim(long problem, long person, Instant at, Claim claim) {
        sql.sql("update rectification.problem set claimed_by = :by, claimed_at = :at, claim = :claim where id = :id")
                .param("by", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("claim", claim.text())
                .param("id", problem)
                .update();
    }

    void verification(long problem, long leader, long person, Instant at, Verify verify, long seq) {
        sql.sql("""
                        insert into rectification.verification
                            (problem_id, verifier_id, lead_leader_id, at, looked, good, needed, accepted, text, entered_seq)
                        values (:problem, :person, :leader, :at, :looked, :good, :needed, :accepted, :text, :seq)
                        """)
                .param("problem", problem)
                .param("person", person)
                .param("leader", leader)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("looked", verify.looked())
                .param("good", verify.good())
                .param("needed", verify.needed())
                .param("accepted", verify.accepted())
                .param("text", verify.text())
                .param("seq", seq)
                .update();
    }

    /** Notes who verified it, before its state says so. */
    void verified(long problem, long person, Instant at) {
        sql.sql("update rectification.problem set verified_by = :by, verified_at = :at where id = :id")
                .param("by", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", problem)
                .update();
    }

    void lookBacks(long problem, Matter next) {
        for (var look : next.lookBacks()) {
            sql.sql("insert into rectification.look_back (problem_id, days, due) values (:problem, :days, :due)")
                    .param("problem", problem)
                    .param("days", look.days())
                    .param("due", look.due())
                    .update();
        }
    }

    void lookedBack(long problem, int days, long person, Instant at, LookBackAt look) {
        sql.sql("""
                        update rectification.look_back
                        set done_at = :at, done_by = :by, held = :held, text = :text, version = version + 1
                        where problem_id = :problem and days = :days
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", person)
                .param("held", look.held())
                .param("text", look.text())
                .param("problem", problem)
                .param("days", days)
                .update();
    }

    void askExtension(long problem, Asked asked, LocalDate before, String reason, Instant at, long seq) {
        sql.sql("""
                        insert into rectification.extension (problem_id, due_before, until, reason, asked_by, asked_at, entered_seq)
                        values (:problem, :before, :until, :reason, :by, :at, :seq)
                        """)
                .param("problem", problem)
                .param("before", before)
                .param("until", asked.until())
                .param("reason", reason)
                .param("by", asked.by())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("seq", seq)
                .update();
    }

    void askWithdrawal(long problem, long person, String reason, Instant at, long seq) {
        sql.sql("""
                        insert into rectification.withdrawal (problem_id, reason, asked_by, asked_at, entered_seq)
                        values (:problem, :reason, :by, :at, :seq)
                        """)
                .param("problem", problem)
                .param("reason", reason)
                .param("by", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("seq", seq)
                .update();
    }

    /** Decides what was asked: {@code table} is extension or withdrawal. */
    void decide(String table, long problem, long person, boolean granted, String answer, Instant at) {
        sql.sql("update rectification." + table + """
                         set decided_by = :by, decided_at = :at, granted = :granted, answer = :answer, version = version + 1
                        where problem_id = :problem and decided_at is null
                        """)
                .param("by", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("granted", granted)
                .param("answer", answer)
                .param("problem", problem)
                .update();
    }

    /** What was asked for, in words. */
    String asked(String table, long problem) {
        return sql.sql("select reason from rectification." + table + " where problem_id = :id and decided_at is null")
                .param("id", problem)
                .query(String.class)
                .single();
    }

    void settled(long problem, long person, Instant at) {
        ended("settled_at = :at, settled_by = :by", "SETTLED", problem, at, person, "");
    }

    void relapsed(long problem, Instant at) {
        ended("relapsed_at = :at", "RELAPSED", problem, at, null, "");
    }

    void withdrawn(long problem, @Nullable Long person, String reason, Instant at) {
        ended(
                "withdrawn_at = :at, withdrawn_by = :by, withdrawal_reason = :reason",
                "WITHDRAWN",
                problem,
                at,
                person,
                reason);
    }

    private void ended(String columns, String state, long problem, Instant at, @Nullable Long person, String reason) {
        sql.sql("update rectification.problem set state = :state, " + columns + " where id = :id")
                .param("state", state)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", person, Types.BIGINT)
                .param("reason", reason)
                .param("id", problem)
                .update();
    }

    /** A finding that joins may make the problem graver, never lighter. */
    void graver(long problem, int severity, boolean zeroTolerance, boolean aboutLeader) {
        sql.sql("""
                        update rectification.problem set severity = greatest(severity, :severity),
                            zero_tolerance = zero_tolerance or :zero,
                            about_leader = about_leader or :about, version = version + 1
                        where id = :id and (severity < :severity or :zero and not zero_tolerance or :about and not about_leader)
                        """)
                .param("severity", severity)
                .param("zero", zeroTolerance)
                .param("about", aboutLeader)
                .param("id", problem)
                .update();
    }

    /** Ids of the findings that the problem leads. */
    List<Long> findings(long problem) {
        return sql.sql(
                        "select finding_id from rectification.problem_finding where problem_id = :id order by finding_id")
                .param("id", problem)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Gives a leader's problem, or a doer's measure of it, to somebody else and keeps who had it. */
    void handOver(long problem, @Nullable Long measure, long from, long to) {
        sql.sql("""
                        update rectification.problem set version = version + 1, led_before = array_append(led_before, :from),
                            lead_leader_id = case when :leader then :to else lead_leader_id end
                        where id = :id
                        """)
                .param("from", from)
                .param("leader", measure == null)
                .param("to", to)
                .param("id", problem)
                .update();
        if (measure != null) {
            sql.sql("update rectification.measure set doer_id = :to, version = version + 1 where id = :id")
                    .param("to", to)
                    .param("id", measure)
                    .update();
        }
    }
}
