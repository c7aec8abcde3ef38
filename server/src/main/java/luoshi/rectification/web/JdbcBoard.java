package luoshi.rectification.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luoshi.database.Columns;
import luoshi.database.Reading;
import luoshi.engine.calendar.OffHours;
import luoshi.rectification.domain.ProblemState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of the list of problems, as far as the actor may see them. */
@Repository
class JdbcBoard {
    private static final String ROWS = """
            select p.id, p.number, p.title, p.station_id, p.unit_id, p.lead_unit_id, p.handling_unit_id, p.lead_leader_id, p.state,
                   p.due, p.opened_at, p.verified_at, p.relapses, p.sent_back, p.zero_tolerance, p.verifier_id, p.claimed_by,
                   (select count(*) from rectification.measure m where m.problem_id = p.id and m.dropped_reason is null) as measures,
                   (select count(*) from rectification.measure m where m.problem_id = p.id and m.done_on is not null) as done
            from rectification.problem p
            """;

    private final JdbcClient sql;

    JdbcBoard(JdbcClient sql) {
        this.sql = sql;
    }

    /** One problem as lists show it. */
    record Line(
            long id,
            String number,
            String title,
            long station,
            long unit,
            @Nullable Long leadUnit,
            long handling,
            @Nullable Long leader,
            ProblemState state,
            @Nullable LocalDate due,
            Instant openedAt,
            @Nullable LocalDate verified,
            int relapses,
            int sentBack,
            boolean zeroTolerance,
            @Nullable Long verifier,
            @Nullable Long claimant,
            int measures,
            int done) {
        LocalDate opened() {
            return OffHours.dateOf(openedAt);
        }

        long shownUnit() {
            return leadUnit == null ? unit : leadUnit;
        }
    }

    /** All that has not come to its end. */
    List<Line> open() {
        return Reading.once(
                new Open(),
                () -> sql.sql(ROWS + " where p.state not in ('SETTLED', 'RELAPSED', 'WITHDRAWN') order by p.id")
                        .query(JdbcBoard::line)
                        .list());
    }

    private record Open() {}

    /** What came to its end, the newest first. */
    List<Line> ended(int limit) {
        return Reading.once(
                new Ended(limit),
                () -> sql.sql(
                                ROWS
                                        + " where p.state in ('SETTLED', 'RELAPSED', 'WITHDRAWN') order by p.id desc limit :limit")
                        .param("limit", limit)
                        .query(JdbcBoard::line)
                        .list());
    }

    private record Ended(int limit) {}

    private static Line line(ResultSet row, int number) throws SQLException {
        var verified = row.getObject("verified_at", OffsetDateTime.class);
        return new Line(
                row.getLong("id"),
                row.getString("number"),
                row.getString("title"),
                row.getLong("station_id"),
                row.getLong("unit_id"),
                row.getObject("lead_unit_id", Long.class),
                row.getLong("handling_unit_id"),
                row.getObject("lead_leader_id", Long.class),
                ProblemState.valueOf(row.getString("state")),
                row.getObject("due", LocalDate.class),
                Columns.instant(row, "opened_at"),
                verified == null ? null : OffHours.dateOf(verified.toInstant()),
                row.getInt("relapses"),
                row.getInt("sent_back"),
                row.getBoolean("zero_tolerance"),
                row.getObject("verifier_id", Long.class),
                row.getObject("claimed_by", Long.class),
                row.getInt("measures"),
                row.getInt("done"));
    }

    /** A day on a lane: a measure by its due and whether it was done, or a look-back. */
    record Point(long problem, LocalDate day, boolean done, boolean look, long doer) {}

    /** The points of the problems, by problem. */
    Map<Long, List<Point>> points(Collection<Long> problems) {
        return Reading.once(new PointsOf(Set.copyOf(problems)), () -> ask(problems));
    }

    private record PointsOf(Set<Long> problems) {}

    private Map<Long, List<Point>> ask(Collection<Long> problems) {
        var found = new HashMap<Long, List<Point>>();
        sql.sql("""
                        select problem_id, due, done_on is not null as done, false as look, doer_id from rectification.measure
                        where problem_id = any (:ids) and dropped_reason is null
                        union all
                        select problem_id, due, done_at is not null, true, 0 from rectification.look_back where problem_id = any (:ids)
                        order by 2
                        """).param("ids", problems.toArray(Long[]::new)).query(row -> {
            found.computeIfAbsent(row.getLong("problem_id"), none -> new ArrayList<>())
                    .add(new Point(
                            row.getLong("problem_id"),
                            row.getObject("due", LocalDate.class),
                            row.getBoolean("done"),
                            row.getBoolean("look"),
                            row.getLong("doer_id")));
        });
        return found;
    }

    /** What was asked for and waits for a decision. */
    record Waiting(
            long problem,
            boolean extension,
            long by,
            Instant at,
            @Nullable LocalDate until,
            String reason) {}

    List<Waiting> waiting() {
        return Reading.once(
                new AllWaiting(),
                () -> sql.sql("""
                        select problem_id, true as extension, asked_by, asked_at, until, reason from rectification.extension
                        where decided_at is null
                        union all
                        select problem_id, false, asked_by, asked_at, null, reason from rectification.withdrawal where decided_at is null
                        order by 4
                        """)
                        .query((row, number) -> new Waiting(
                                row.getLong("problem_id"),
                                row.getBoolean("extension"),
                                row.getLong("asked_by"),
                                Columns.instant(row, "asked_at"),
                                row.getObject("until", LocalDate.class),
                                row.getString("reason")))
                        .list());
    }

    private record AllWaiting() {}
}
