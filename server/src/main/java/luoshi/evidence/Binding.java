package luoshi.evidence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import luoshi.database.Reading;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a duty binds a subject (责任管不管他), on the day of an act or within the time in which it may still be made up
 * for. It answers yes or no over everybody and shows no row.
 */
@Component
class Binding {
    /** Days back in which the duty may have bound him: what was missed in one quarter may be made up in the next. */
    static final int REACH = 92;

    private static final String PEOPLE = """
            with asked as (
                select a.duty, a.person, cast(a.day as date) as day, a.place
                from unnest(cast(:duties as bigint[]), cast(:people as bigint[]), cast(:days as text[]))
                    with ordinality as a(duty, person, day, place)),
            versions as (
                select dv.id, dv.duty_id, dv.scope_posts, dv.scope_staff, dv.leaders_only, v.area_id, v.in_force,
                       case when cardinality(dv.scope_units) = 0 then array[c.owner_unit_id] else dv.scope_units end as roots
                from rule.duty_version dv
                join rule.clause_version v on v.id = dv.clause_version_id and v.status in ('PUBLISHED', 'REPEALED')
                join rule.clause c on c.id = v.clause_id
                where dv.subject = 'PERSON' and dv.duty_id in (select duty from asked)),
            tree as materialized (
                select r.root, u.unit from (select distinct unnest(roots) as root from versions) r
                cross join lateral unnest(organisation.branch(r.root, :today)) as u(unit)),
            excluded as materialized (
                select n.duty_id, n.area_id, n.signed_on, n.revoked_on, u.unit
                from rule.not_applicable n cross join lateral unnest(organisation.branch(n.unit_id, :today)) as u(unit)
                where n.duty_id in (select duty_id from versions) or n.area_id in (select area_id from versions))
            select distinct a.place
            from asked a
            join versions v on v.duty_id = a.duty
            join organisation.person p on p.id = a.person
            join organisation.membership m on m.person_id = a.person and m.line = 'WORKING'
            left join organisation.assignment s
                on s.person_id = a.person and s.unit_id = m.unit_id and s.validity && m.validity
            left join organisation.post o on o.id = s.post_id
            where not isempty(v.in_force * m.validity * coalesce(s.validity, daterange(null, null))
                    * daterange(a.day - :reach, a.day + 1))
              and exists (select from tree t where t.root = any (v.roots) and t.unit = m.unit_id)
              and (cardinality(v.scope_posts) = 0 or s.post_id = any (v.scope_posts))
              and (cardinality(v.scope_staff) = 0 or p.staff = any (v.scope_staff))
              and (not v.leaders_only or o.leads)
              and not exists (select from excluded e where e.unit = m.unit_id
                    and (e.duty_id = v.duty_id or e.area_id = v.area_id)
                    and e.signed_on <= a.day and (e.revoked_on is null or e.revoked_on > a.day))
            order by a.place
            """;
    private static final String UNIT = """
            select exists (
                select from rule.duty_version dv
                join rule.clause_version v on v.id = dv.clause_version_id and v.status in ('PUBLISHED', 'REPEALED')
                join rule.clause c on c.id = v.clause_id
                where dv.subject = 'UNIT' and dv.duty_id = :duty
                  and v.in_force && daterange(cast(:day as date) - :reach, cast(:day as date) + 1)
                  and (:unit = any (dv.scope_units) or cardinality(dv.scope_units) = 0
                        and :unit = any (organisation.branch(c.owner_unit_id, :today))
                        and not exists (select from organisation.placement b
                            where b.parent_id = :unit and b.validity @> cast(:day as date))))
            """;

    private final JdbcClient reader;
    private final Clock clock;

    Binding(@Qualifier("readerJdbcClient") JdbcClient reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** One question about a person. */
    record Asked(long duty, long person, LocalDate day) {}

    /** The places of those questions that are answered with yes. */
    BitSet people(List<Asked> asked) {
        var today = LocalDate.now(clock);
        return asked.isEmpty()
                ? new BitSet()
                : Reading.once(new People(asked, today), () -> {
                    var yes = new BitSet();
                    reader.sql(PEOPLE)
                            .param("duties", asked.stream().map(Asked::duty).toArray(Long[]::new))
                            .param("people", asked.stream().map(Asked::person).toArray(Long[]::new))
                            .param(
                                    "days",
                                    asked.stream()
                                            .map(ask -> ask.day().toString())
                                            .toArray(String[]::new))
                            .param("today", today)
                            .param("reach", REACH)
                            .query(row -> {
                                yes.set((int) row.getLong("place") - 1);
                            });
                    return yes;
                });
    }

    private record People(List<Asked> asked, LocalDate today) {}

    boolean person(long duty, long person, LocalDate day) {
        return people(List.of(new Asked(duty, person, day))).get(0);
    }

    boolean unit(long duty, long unit, LocalDate day) {
        return reader.sql(UNIT)
                .param("duty", duty)
                .param("unit", unit)
                .param("day", day)
                .param("today", LocalDate.now(clock))
                .param("reach", REACH)
                .query(Boolean.class)
                .single();
    }
}
