package luoshi.lens;

import java.time.LocalDate;
import java.util.List;
import luoshi.database.DatabaseAccess;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A whole city in the tables: bureaus, stations with leaders and teams, people of whom one in each leading group leads,
 * clauses owed by everybody every month, a year of acts and checks.
 */
final class CityWorld {
    private static final int BUREAUS = 10;
    private static final int TEAMS = 4;
    private static final int AREAS = 20;
    private static final String UNITS = """
            insert into organisation.unit (id, code, name, kind, existence)
            select id, 'U' || id, name, kind, '[2020-01-01,)' from (
                select 1 as id, '市局' as name, 'CITY' as kind
                union all select 1 + b, b || '分局', 'BUREAU' from generate_series(1, %1$d) b
                union all select 100 + s, s || '派出所', 'STATION' from generate_series(1, %2$d) s
                union all select 10000 + s * 10 + t, case when t = 0 then '所领导' else t || '队' end,
                                 case when t = 0 then 'LEADERS' else 'TEAM' end
                          from generate_series(1, %2$d) s, generate_series(0, %3$d) t) u
            """;
    private static final String PLACEMENTS = """
            insert into organisation.placement (unit_id, parent_id, validity)
            select id, case kind when 'BUREAU' then 1 when 'STATION' then 2 + id %% %1$d else 100 + (id - 10000) / 10 end, '[2020-01-01,)'
            from organisation.unit where kind <> 'CITY'
            """;
    private static final String PEOPLE = """
            insert into organisation.person (id, number, name, staff, joined)
            select p, lpad(p::text, 6, '0'), '民警' || p, 'OFFICER', '2020-01-01' from generate_series(1, %1$d) p;
            insert into organisation.membership (person_id, unit_id, line, reason, validity)
            select p, 10000 + (1 + p %% %2$d) * 10 + (p / %2$d) %% (%3$d + 1), line, 'REGULAR', '[2020-01-01,)'
            from generate_series(1, %1$d) p, unnest(array['HOME', 'WORKING']) line;
            insert into organisation.post (id, code, name, leads) values (1, 'lead', '所长', true), (2, 'officer', '民警', false);
            insert into organisation.assignment (person_id, unit_id, post_id, validity)
            select m.person_id, m.unit_id, case when m.unit_id %% 10 = 0 and m.person_id <= %2$d then 1 else 2 end, '[2020-01-01,)'
            from organisation.membership m where m.line = 'WORKING';
            insert into organisation.charge (person_id, unit_id, overall, validity)
            select p, u.id, u.kind = 'STATION', '[2020-01-01,)'
            from generate_series(1, %2$d) p join organisation.unit u on u.id = 101 + p %% %2$d or u.id / 10 = 1001 + p %% %2$d;
            """;
    private static final String RULES = """
            insert into organisation.area (id, code, name, name_en, position)
            select a, 'A' || a, '领域' || a, 'Area ' || a, a from generate_series(1, %1$d) a;
            insert into rule.source (id, title, issuer, level, owner_unit_id, in_force, file_name, sha256, content, uploaded_at)
            values (1, '全市规定', '市局', 'CITY', 1, '[2020-01-01,)', 'a.md', 'x', '', '2020-01-01Z');
            insert into rule.clause (id, source_id, owner_unit_id, reference, title)
            select c, 1, 1, '第' || c || '条', '第' || c || '件事' from generate_series(1, %2$d) c;
            insert into rule.clause_version (id, clause_id, number, status, area_id, should, in_force, published_at)
            select c, c, 1, 'PUBLISHED', 1 + c %% %1$d, '每月做一次', daterange('%3$s', null), '2020-01-01Z' from generate_series(1, %2$d) c;
            insert into rule.duty (id, clause_id, code, title)
            select c, c, 'D' || c, '第' || c || '件事' from generate_series(1, %2$d) c;
            insert into rule.duty_version (id, duty_id, clause_version_id, kind, subject, cadence, accepts)
            select c, c, c, 'PERFORM', 'PERSON', 'MONTHLY', array['ACT', 'RECORD'] from generate_series(1, %2$d) c;
            """;
    private static final String VISITS = """
            insert into supervision.visit (unit_id, area_id, at, kind, announced, off_hours, checker_unit_id, entered_seq)
            select u.id, a.id, '%1$s'::date - 40 + ((u.id * 7 + a.id * 13 + n * 17) %% 40)::int + time '10:00', 'DRAWN', false, false, 1, 0
            from organisation.unit u, organisation.area a, generate_series(1, 3) n where u.kind in ('TEAM', 'LEADERS')
            """;
    /** Nobody looks at the whole ledger beside what is measured. */
    private static final String VERIFIED = """
            insert into ledger.verified (at, took_millis, actor_name, entries, sealed, watched_rows, root, broken, breaks)
            values (now(), 0, 'luoshi', 0, 0, 0, repeat('0', 64), 0, '[]')
            """;

    private static final String EVIDENCE = """
            insert into evidence.fact (duty_id, unit_id, person_id, act_at, kind, origin, entered_seq)
            select 1 + mod(g * 7919 + g / 20000, %2$d), m.unit_id, m.person_id,
                   '%3$s'::date + (g * %4$d / (%1$d + 1))::int + time '10:00', 'ACT', 'HAND', 0
            from generate_series(1::bigint, %1$d) g join organisation.membership m on m.person_id = 1 + mod(g, %5$d) and m.line = 'WORKING'
            """;

    final int stations;
    final int people;
    private final JdbcTemplate owner;

    CityWorld(DatabaseAccess access, int stations, int people, int clauses, long acts, LocalDate today) {
        this.stations = stations;
        this.people = people;
        owner = new JdbcTemplate(access.source(access.owner()));
        var first = today.withDayOfYear(1);
        var untold = List.of(
                "organisation.membership",
                "organisation.assignment",
                "rule.clause_version",
                "evidence.fact",
                "supervision.visit");
        untold.forEach(table -> owner.execute("alter table " + table + " disable trigger user"));
        owner.execute(UNITS.formatted(BUREAUS, stations, TEAMS));
        owner.execute(PLACEMENTS.formatted(BUREAUS));
        owner.execute(PEOPLE.formatted(people, stations, TEAMS));
        owner.execute(RULES.formatted(AREAS, clauses, first));
        owner.execute(VISITS.formatted(today));
        evidence(EVIDENCE.formatted(acts, clauses, first, today.getDayOfYear() - 1, people));
        untold.forEach(table -> owner.execute("alter table " + table + " enable trigger user"));
        for (var table : List.of(
                "organisation.unit",
                "organisation.person",
                "organisation.post",
                "organisation.area",
                "rule.source",
                "rule.clause",
                "rule.clause_version",
                "rule.duty",
                "rule.duty_version")) {
            owner.execute("select setval(pg_get_serial_sequence('%s', 'id'), 1000000)".formatted(table));
        }
        owner.execute(VERIFIED);
        owner.execute("vacuum analyze");
    }

    /** Without indexes and references while it comes; what comes later is checked again. */
    private void evidence(String insert) {
        var indexes = owner.queryForList(
                "select indexname, indexdef from pg_indexes where schemaname = 'evidence' and indexname in ('fact_duty', 'fact_seq', 'fact_withdrawn')");
        var references = owner.queryForList("""
                select conname, pg_get_constraintdef(oid) as definition from pg_constraint
                where conrelid = 'evidence.fact'::regclass and contype = 'f'
                """);
        indexes.forEach(index -> owner.execute("drop index evidence." + index.get("indexname")));
        references.forEach(
                reference -> owner.execute("alter table evidence.fact drop constraint " + reference.get("conname")));
        owner.execute(insert);
        indexes.forEach(index -> owner.execute(String.valueOf(index.get("indexdef"))));
        references.forEach(reference -> owner.execute("alter table evidence.fact add constraint %s %s not valid"
                .formatted(reference.get("conname"), reference.get("definition"))));
    }

    long bureau(int number) {
        return 2 + number % BUREAUS;
    }

    long station(int number) {
        return 101 + number % stations;
    }

    /** A team that the person works in. */
    long unitOf(long person) {
        return 10_000 + (1 + person % stations) * 10 + person / stations % (TEAMS + 1);
    }
}
