package luoshi.lens;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import luoshi.calendar.HolidayTable;
import luoshi.calendar.HolidaysListing;
import luoshi.database.DatabaseAccess;
import luoshi.engine.calendar.WorkCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A station of 88 people at random, or a county: teams and groups, posts, rosters, occasions, duties of every cadence. */
final class StationWorld implements AutoCloseable {
    static final Size STATION = new Size(88, 6, 4, 3, 700, 150);
    /** Of a county «teams» are stations and «groups» their teams. */
    static final Size COUNTY = new Size(2_000, 20, 60, 20, 6_000, 1_500);

    /** How large; {@code rosters} is the number of units that have one. */
    record Size(int people, int teams, int groups, int rosters, int shifts, int occasions) {}

    static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    /** Day after the last on which anything happens. */
    static final LocalDate LAST = LocalDate.of(2026, 7, 1);

    final SplittableRandom random;
    final JdbcTemplate sql;
    final long station;
    final List<Long> teams = new ArrayList<>();
    /** Below teams; these move, dissolve and are founded. */
    final List<Long> groups = new ArrayList<>();

    final List<Long> areas = new ArrayList<>();
    final List<Long> posts = new ArrayList<>();
    final List<Long> people = new ArrayList<>();
    final List<Long> duties = new ArrayList<>();
    /** Those of the duties that units owe. */
    final Set<Long> ofUnits = new HashSet<>();

    final List<Long> rostered = new ArrayList<>();
    final Size size;
    final RandomRules rules;
    private final Connection owner;
    private final SingleConnectionDataSource connection;

    StationWorld(DatabaseAccess access, long seed, Size size) throws SQLException {
        this.size = size;
        random = new SplittableRandom(seed);
        owner = access.source(access.owner()).getConnection();
        owner.setAutoCommit(false);
        connection = new SingleConnectionDataSource(owner, true);
        sql = new JdbcTemplate(connection);
        sql.execute("set synchronous_commit = off");
        calendar();
        station = unit("STATION", null);
        for (var i = 0; i < size.teams; i++) {
            teams.add(unit(i == 0 ? "LEADERS" : "TEAM", station));
        }
        for (var i = 0; i < size.groups; i++) {
            groups.add(unit("TEAM", teams.get(2 + i % (size.teams / 2))));
        }
        rostered.addAll(teams.subList(1, size.rosters));
        rostered.add(groups.getFirst());
        for (var i = 0; i < 6; i++) {
            areas.add(one(
                    "insert into organisation.area (code, name, interval_days) values (?, ?, 30) returning id",
                    "A" + i,
                    "领域" + i));
            posts.add(one(
                    "insert into organisation.post (code, name, leads) values (?, ?, ?) returning id",
                    "P" + i,
                    "岗位" + i,
                    i == 0));
        }
        people();
        rosters();
        rules = new RandomRules(this);
        rules.publish();
        commit();
    }

    void commit() {
        try {
            owner.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        connection.destroy();
    }

    long one(String query, @Nullable Object... values) {
        var found = sql.queryForObject(query, Long.class, values);
        if (found == null) {
            throw new IllegalStateException("nothing from " + query);
        }
        return found;
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Any unit that has people. */
    long anyUnit() {
        return random.nextInt(4) == 0 ? any(groups) : any(teams);
    }

    /** A day between the first and the last. */
    LocalDate anyDay() {
        return FIRST.plusDays(random.nextInt((int) (LAST.toEpochDay() - FIRST.toEpochDay())));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    long unit(String kind, @Nullable Long parent) {
        var id = one(
                "insert into organisation.unit (code, name, kind, position, existence) values ('U' || gen_random_uuid(), '单位', ?, ?, '[2025-01-01,)') returning id",
                kind,
                random.nextInt(10));
        if (parent != null) {
            sql.update(
                    "insert into organisation.placement (unit_id, parent_id, validity) values (?, ?, '[2025-01-01,)')",
                    id,
                    parent);
        }
        return id;
    }

    private void calendar() {
        var table = HolidayTable.published();
        for (var year = 2025; year <= 2026; year++) {
            sql.update("insert into calendar.published_year (year) values (?)", year);
            for (var line : HolidaysListing.of(table, year).days()) {
                if (line.name() != null) {
                    sql.update(
                            "insert into calendar.day (day, name, off, paper_year) values (?, ?, ?, ?)",
                            line.day(),
                            line.name(),
                            line.kind() == WorkCalendar.Kind.OFF,
                            year);
                }
            }
        }
        sql.update("insert into calendar.published_year (year, published) values (2027, false)");
    }

    private void people() {
        for (var i = 0; i < size.people; i++) {
            var joined = chance(10) ? FIRST.plusDays(random.nextInt(120)) : LocalDate.of(2025, 12, 1);
            var person = one(
                    "insert into organisation.person (number, name, staff, joined) values (?, ?, ?, ?) returning id",
                    "%06d".formatted(i),
                    "人" + i,
                    i % 5 < 3 ? "OFFICER" : "AUXILIARY",
                    joined);
            people.add(person);
            var unit = i < 5 ? teams.getFirst() : anyUnit();
            sql.update(
                    "insert into organisation.membership (person_id, unit_id, line, reason, validity) values (?, ?, 'WORKING', 'REGULAR', '[2025-12-01,)')",
                    person,
                    unit);
            if (i % 7 != 6) {
                assign(person, unit, i < 5 || i % 13 == 0 ? posts.getFirst() : any(posts), LocalDate.of(2025, 12, 1));
            }
        }
        for (var i = 0; i < 4; i++) {
            sql.update(
                    "insert into organisation.charge (person_id, unit_id, area_id, validity) values (?, ?, ?, '[2026-01-01,)') on conflict do nothing",
                    people.get(i),
                    i < 2 ? station : any(teams),
                    i % 2 == 0 ? any(areas) : null);
        }
    }

    void assign(long person, long unit, long post, LocalDate from) {
        sql.update(
                "insert into organisation.assignment (person_id, unit_id, post_id, validity) values (?, ?, ?, daterange(?, null)) on conflict do nothing",
                person,
                unit,
                post,
                from);
    }

    private void rosters() {
        for (var month = FIRST; month.isBefore(LAST); month = month.plusMonths(1)) {
            for (var unit : rostered) {
                if (unit.equals(teams.get(1)) || chance(70)) {
                    sql.update(
                            "insert into roster.month (unit_id, first_day, published_at) values (?, ?, now())",
                            unit,
                            month);
                }
            }
        }
        for (var i = 0; i < size.shifts; i++) {
            shift(rostered.get(i % rostered.size()), any(people), anyDay());
        }
        for (var i = 0; i < size.occasions; i++) {
            occasion();
        }
    }

    int shift(long unit, long person, LocalDate day) {
        var kind = any(List.of("DAY", "NIGHT", "NIGHT", "FULL", "STANDBY", "LEAD"));
        return sql.update(
                """
                insert into roster.shift (unit_id, person_id, kind, starts, ends)
                values (?, ?, ?, (?::date + ?::time) at time zone 'Asia/Shanghai', (?::date + ?::time + ?::interval) at time zone 'Asia/Shanghai')
                on conflict do nothing
                """,
                unit,
                person,
                kind,
                day,
                kind.equals("NIGHT") ? "20:30" : "08:30",
                day,
                kind.equals("NIGHT") ? "20:30" : "08:30",
                kind.equals("DAY") || kind.equals("NIGHT") ? "12 hours" : "24 hours");
    }

    int occasion() {
        return sql.update(
                """
                insert into roster.occasion (source, external_id, kind, unit_id, person_id, occurred)
                values ('110', gen_random_uuid()::text, ?, ?, ?, (?::date + make_interval(mins => ?)) at time zone 'Asia/Shanghai')
                """, chance(70) ? "INCIDENT" : "VEHICLE", any(teams), any(people), anyDay(), random.nextInt(1440));
    }
}
