package luoshi.rectification;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import luoshi.engine.calendar.OffHours;
import luoshi.ledger.Ledger;
import luoshi.organisation.Leadership;
import luoshi.organisation.Names;
import luoshi.rectification.JdbcProblems.Who;
import luoshi.rectification.domain.ProblemReason;
import luoshi.rule.Clauses;
import luoshi.supervision.Finding;
import luoshi.supervision.Findings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Enters new problems (立项): number, who handles it, its findings, its first step and its entry in the chain. */
@Component
class ProblemRegister {
    private static final int LONGEST_TITLE = 60;
    private static final String INSERT = """
            insert into rectification.problem (id, number, station_id, unit_id, handling_unit_id, area_id, clause_id, place, link,
                title, facts, severity, zero_tolerance, reason, about_leader, person_id, origin, opened_at, opened_by,
                relapse_of, relapses, entered_seq)
            values (:id, :number, :station, :unit, :handling, :area, :clause, :place, :link, :title, :facts, :severity, :zero,
                :reason, :about, :person, :origin, :at, :by, :relapseOf, :relapses, :seq)
            """;

    private final JdbcClient sql;
    private final JdbcProblems problems;
    private final Findings findings;
    private final Leadership leadership;
    private final Telling telling;
    private final Names names;
    private final Clauses clauses;
    private final Ledger ledger;
    private final Clock clock;

    ProblemRegister(
            JdbcClient sql,
            JdbcProblems problems,
            Findings findings,
            Leadership leadership,
            Telling telling,
            Names names,
            Clauses clauses,
            Ledger ledger,
            Clock clock) {
        this.sql = sql;
        this.problems = problems;
        this.findings = findings;
        this.leadership = leadership;
        this.telling = telling;
        this.names = names;
        this.clauses = clauses;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What a new problem is.
     *
     * @param people whom it is about
     * @param person whom it is about where no finding says so, or null
     * @param origin of which there is one problem, or null
     */
    record Draft(
            long unit,
            long area,
            @Nullable Long clause,
            String place,
            String link,
            String title,
            String facts,
            int severity,
            boolean zeroTolerance,
            ProblemReason reason,
            List<Long> people,
            @Nullable Long person,
            @Nullable String origin,
            List<Long> findings) {}

    /** A draft from findings of one cause, the last of them speaking. */
    Draft of(ProblemReason reason, List<Finding> led) {
        var last = led.getLast();
        var people = led.stream()
                .map(Finding::personId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new Draft(
                last.unitId(),
                last.areaId(),
                last.clauseId(),
                last.place(),
                last.link(),
                shortened(clauses.title(last.clauseId()) + (last.place().isEmpty() ? "" : " · " + last.place())),
                last.seen(),
                led.stream().mapToInt(Finding::severity).max().orElse(1),
                led.stream().anyMatch(Finding::zeroTolerance),
                reason,
                people,
                null,
                null,
                led.stream().map(Finding::id).toList());
    }

    private static String shortened(String title) {
        return title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE - 1) + "…" : title;
    }

    /** Opens it; the lock of the station is held. */
    long open(Draft draft, Who who, Instant now) {
        return open(draft, who, now, null);
    }

    private long open(Draft draft, Who who, Instant now, @Nullable Problem relapsed) {
        var today = OffHours.dateOf(now);
        var station = leadership.stationOf(draft.unit(), today);
        var chief = leadership.chief(station, today);
        var aboutChief = chief.isPresent() && draft.people().contains(chief.get());
        var bureau = leadership.bureauOf(station, today);
        var about = !leadership.leading(draft.people(), today).isEmpty();
        var id = sql.sql("select nextval(pg_get_serial_sequence('rectification.problem', 'id'))")
                .query(Long.class)
                .single();
        var number = sql.sql("select rectification.next_number(:station, :year)")
                .param("station", station)
                .param("year", today.getYear())
                .query(String.class)
                .single();
        var body = Map.of(
                "number",
                number,
                "reason",
                draft.reason().name(),
                "severity",
                draft.severity(),
                "findings",
                draft.findings());
        var seq = ledger.append(
                new Ledger.Entry("ProblemOpened", "problem", id, aboutChief ? bureau : draft.unit(), null, body));
        sql.sql(INSERT)
                .param("id", id)
                .param("number", number)
                .param("station", station)
                .param("unit", draft.unit())
                .param("handling", aboutChief ? bureau : station)
                .param("area", draft.area())
                .param("clause", draft.clause(), Types.BIGINT)
                .param("place", draft.place())
                .param("link", draft.link())
                .param("title", draft.title())
                .param("facts", draft.facts())
                .param("severity", draft.severity())
                .param("zero", draft.zeroTolerance())
                .param("reason", draft.reason().name())
                .param("about", about)
                .param("person", draft.person(), Types.BIGINT)
                .param("origin", draft.origin(), Types.VARCHAR)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("by", who.person(), Types.BIGINT)
                .param("relapseOf", relapsed == null ? null : relapsed.id(), Types.BIGINT)
                .param("relapses", relapsed == null ? 0 : relapsed.matter().relapses() + 1)
                .param("seq", seq)
                .update();
        draft.findings().forEach(finding -> lead(id, finding));
        problems.step(
                id, "opened", who, now, "", seq, draft.reason().name(), relapsed == null ? "" : relapsed.number());
        if (draft.zeroTolerance()) {
            telling.atOnce(id, aboutChief ? Optional.empty() : chief, bureau, now, seq);
        }
        return id;
    }

    /** Who decides on a problem of the finding: the station, or the bureau when it is about the station's chief. */
    long handling(Finding finding) {
        var today = OffHours.dateOf(clock.instant());
        var station = leadership.stationOf(finding.unitId(), today);
        var about = finding.personId() != null
                && leadership
                        .chief(station, today)
                        .filter(finding.personId()::equals)
                        .isPresent();
        return about ? leadership.bureauOf(station, today) : station;
    }

    /** Whether the finding is about somebody who leads. */
    boolean aboutLeader(Finding finding) {
        return finding.personId() != null
                && !leadership
                        .leading(List.of(finding.personId()), OffHours.dateOf(clock.instant()))
                        .isEmpty();
    }

    /** Lets the problem lead the finding from now on. */
    void lead(long problem, long finding) {
        sql.sql("insert into rectification.problem_finding (finding_id, problem_id) values (:finding, :problem)")
                .param("finding", finding)
                .param("problem", problem)
                .update();
        findings.ledByProblem(finding);
    }

    /** Goes on with a problem that came back, in a new one linked to it; the old one says so already. */
    long relapse(Problem old, String facts, @Nullable Long by, List<Finding> led, Instant now, long seq) {
        var people = new ArrayList<>(problems.concerned(old.id()));
        led.stream().map(Finding::personId).filter(Objects::nonNull).forEach(people::add);
        var alone = led.isEmpty() && people.size() == 1 ? people.getFirst() : null;
        var draft = new Draft(
                old.unitId(),
                old.areaId(),
                old.clauseId(),
                old.place(),
                old.link(),
                old.title(),
                facts,
                Math.max(
                        old.severity(),
                        led.stream().mapToInt(Finding::severity).max().orElse(1)),
                old.zeroTolerance() || led.stream().anyMatch(Finding::zeroTolerance),
                ProblemReason.RELAPSE,
                List.copyOf(people),
                alone,
                null,
                led.stream().map(Finding::id).toList());
        var who = new Who(by, by == null ? Program.NAME : names.person(by));
        var next = open(draft, who, now, old);
        problems.step(old.id(), "goes-on", who, now, "", seq, number(next));
        return next;
    }

    private String number(long problem) {
        return sql.sql("select number from rectification.problem where id = :id")
                .param("id", problem)
                .query(String.class)
                .single();
    }
}
