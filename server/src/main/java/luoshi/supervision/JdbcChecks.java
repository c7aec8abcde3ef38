package luoshi.supervision;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import luoshi.database.OneAtATime;
import luoshi.supervision.RecordCheck.Answer;
import luoshi.supervision.RecordCheck.Fault;
import luoshi.supervision.RecordCheck.Praise;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Checks in PostgreSQL: each kind of row is written by one statement. */
@Repository
class JdbcChecks {
    private static final String VISIT = """
            insert into supervision.visit (unit_id, area_id, at, kind, announced, off_hours, checker_id, checker_unit_id,
                companion_id, lead_person_id, once, entered_seq)
            values (:unit, :area, :at, :kind, :announced, :off, :checker, :checking, :companion, :lead, :once, :seq)
            on conflict (once) do nothing returning id
            """;
    /** Results and what they found, at once: every way to the database costs. */
    private static final String SEEN = """
            with result as (
                insert into supervision.result (visit_id, clause_id, unit_id, area_id, person_id, outcome, reason)
                select :visit, r.clause, :unit, :area, r.person, r.outcome, r.reason
                from unnest(cast(:clauses as bigint[]), cast(:people as bigint[]), cast(:outcomes as text[]), cast(:reasons as text[]))
                    with ordinality as r(clause, person, outcome, reason, place) order by r.place
                returning clause_id, id)
            insert into supervision.finding (result_id, visit_id, clause_id, unit_id, area_id, person_id, severity,
                zero_tolerance, place, link, seen, found_at, author_id, corrected_at, corrected_by, correction, outcome, entered_seq)
            select r.id, :visit, f.clause, :unit, :area, f.person, f.severity, f.zero, f.place, f.link, f.seen, :at, :author,
                cast(f.corrected as timestamptz), f.corrector, f.correction,
                case when f.corrected is null then 'WAITING' else 'CORRECTED' end, :seq
            from unnest(cast(:wrong as bigint[]), cast(:whom as bigint[]), cast(:severities as int[]),
                cast(:zeros as boolean[]), cast(:places as text[]), cast(:links as text[]), cast(:seens as text[]),
                cast(:corrected as text[]), cast(:correctors as bigint[]), cast(:corrections as text[]))
                with ordinality as f(clause, person, severity, zero, place, link, seen, corrected, corrector, correction, n)
            join result r on r.clause_id = f.clause
            order by f.n
            returning id, visit_id, cast(:kind as text) as kind, cast(:announced as boolean) as announced, clause_id, unit_id, area_id,
                person_id, severity, zero_tolerance, place, link, seen, found_at, author_id, corrected_at, correction, outcome,
                withdrawal_reason, entered_seq, version
            """;

    private static final String PRAISES = """
            insert into supervision.commendation (visit_id, unit_id, area_id, person_id, kind, seen, at, author_id, once, entered_seq)
            select :visit, :unit, :area, p.person, p.kind, p.seen, :at, :author, :once, :seq
            from unnest(cast(:people as bigint[]), cast(:kinds as text[]), cast(:seens as text[]))
                with ordinality as p(person, kind, seen, n) order by p.n
            """;
    private static final String PHOTOS = """
            insert into supervision.photo (result_id, width, height, content)
            select r.id, p.width, p.height, p.content
            from unnest(cast(:clauses as bigint[]), cast(:widths as int[]), cast(:heights as int[]), cast(:contents as bytea[]))
                with ordinality as p(clause, width, height, content, n)
            join supervision.result r on r.visit_id = :visit and r.clause_id = p.clause
            order by p.n
            """;

    private final JdbcClient sql;

    JdbcChecks(JdbcClient sql) {
        this.sql = sql;
    }

    /** What every row of one check shares. */
    record Visit(long id, RecordCheck check, Instant at, boolean offHours, long checker, long checking, long seq) {}

    /** Lets requests with the same key pass one after the other, until the end of the transaction. */
    void oneAtATime(String key) {
        OneAtATime.pass(sql, "check", key);
    }

    Optional<Long> byOnce(String once) {
        return sql.sql("select id from supervision.visit where once = :once")
                .param("once", once)
                .query(Long.class)
                .optional();
    }

    Optional<Long> praiseByOnce(String once) {
        return sql.sql("select id from supervision.commendation where once = :once")
                .param("once", once)
                .query(Long.class)
                .optional();
    }

    /** Writes it and returns its id; empty where the same form came before, also at this moment. */
    Optional<Long> insert(Visit visit, String once) {
        var check = visit.check();
        return sql.sql(VISIT)
                .param("unit", check.unit())
                .param("area", check.area())
                .param("at", visit.at().atOffset(ZoneOffset.UTC))
                .param("kind", check.kind().name())
                .param("announced", check.announced())
                .param("off", visit.offHours())
                .param("checker", visit.checker())
                .param("checking", visit.checking())
                .param("companion", check.companion())
                .param("lead", check.lead())
                .param("once", once)
                .param("seq", visit.seq())
                .query(Long.class)
                .optional();
    }

    /** Writes what was seen of each clause and returns the findings among it. */
    List<Finding> seen(Visit visit, Set<Long> zeroTolerance) {
        var check = visit.check();
        var wrong = check.answers().stream()
                .filter(answer -> answer.fault() != null)
                .toList();
        var faults = wrong.stream().map(Answer::fault).toList();
        return sql.sql(SEEN)
                .param("visit", visit.id())
                .param("unit", check.unit())
                .param("area", check.area())
                .param("at", visit.at().atOffset(ZoneOffset.UTC))
                .param("author", visit.checker())
                .param("seq", visit.seq())
                .param("kind", check.kind().name())
                .param("announced", check.announced())
                .param("clauses", longs(check.answers(), Answer::clause))
                .param("people", longs(check.answers(), Answer::person))
                .param(
                        "outcomes",
                        texts(check.answers(), answer -> answer.answer().name()))
                .param("reasons", texts(check.answers(), Answer::reason))
                .param("wrong", longs(wrong, Answer::clause))
                .param("whom", longs(wrong, Answer::person))
                .param("severities", faults.stream().map(Fault::severity).toArray(Integer[]::new))
                .param(
                        "zeros",
                        wrong.stream()
                                .map(answer -> zeroTolerance.contains(answer.clause()))
                                .toArray(Boolean[]::new))
                .param("places", texts(faults, Fault::place))
                .param("links", texts(faults, Fault::link))
                .param("seens", texts(faults, Fault::seen))
                .param("corrected", texts(faults, fault -> correctedAt(visit, fault)))
                .param("correctors", longs(wrong, answer -> corrector(answer, visit.checker())))
                .param("corrections", texts(faults, JdbcChecks::correction))
                .query(Findings::read)
                .list();
    }

    private static @Nullable String correctedAt(Visit visit, Fault fault) {
        var correction = fault.correction();
        if (correction == null) {
            return null;
        }
        return RecordCheck.instant(visit.check().correctedAt(correction)).toString();
    }

    /** Who put it right: who was named, else whom it is about, else who checked and saw it done. */
    private static @Nullable Long corrector(Answer answer, long checker) {
        var fault = answer.fault();
        var correction = fault == null ? null : fault.correction();
        if (correction == null) {
            return null;
        }
        var named = correction.by() == null ? answer.person() : correction.by();
        return named == null ? Long.valueOf(checker) : named;
    }

    private static String correction(Fault fault) {
        var correction = fault.correction();
        return correction == null ? "" : correction.what();
    }

    void praises(
            @Nullable Long visit,
            long unit,
            @Nullable Long area,
            Instant at,
            long author,
            List<Praise> praises,
            @Nullable String once,
            long seq) {
        if (praises.isEmpty()) {
            return;
        }
        sql.sql(PRAISES)
                .param("visit", visit, java.sql.Types.BIGINT)
                .param("unit", unit)
                .param("area", area, java.sql.Types.BIGINT)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("author", author)
                .param("once", once, java.sql.Types.VARCHAR)
                .param("seq", seq)
                .param("people", longs(praises, Praise::person))
                .param("kinds", texts(praises, praise -> praise.kind().name()))
                .param("seens", texts(praises, Praise::seen))
                .update();
    }

    void photos(Visit visit) {
        var clauses = new ArrayList<Long>();
        var photos = new ArrayList<Photo>();
        for (var answer : visit.check().answers()) {
            for (var photo : answer.photos()) {
                clauses.add(answer.clause());
                photos.add(photo);
            }
        }
        if (photos.isEmpty()) {
            return;
        }
        sql.sql(PHOTOS)
                .param("visit", visit.id())
                .param("clauses", clauses.toArray(Long[]::new))
                .param("widths", photos.stream().map(Photo::width).toArray(Integer[]::new))
                .param("heights", photos.stream().map(Photo::height).toArray(Integer[]::new))
                .param("contents", photos.stream().map(Photo::jpeg).toArray(byte[][]::new))
                .update();
    }

    private static <T> @Nullable Long[] longs(List<T> all, Function<T, @Nullable Long> value) {
        return all.stream().map(value).toArray(Long[]::new);
    }

    private static <T> @Nullable String[] texts(List<T> all, Function<T, @Nullable String> value) {
        return all.stream().map(value).toArray(String[]::new);
    }
}
