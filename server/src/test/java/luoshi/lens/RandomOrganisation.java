package luoshi.lens;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Transfers, loans, posts, absences, charges and reorganisation at random. */
final class RandomOrganisation {
    /** So many working units a person has at most, one after another. */
    private static final int MOVES = 6;

    private static final LocalDate BEFORE = LocalDate.of(2025, 12, 1);

    private final StationWorld world;

    RandomOrganisation(StationWorld world) {
        this.world = world;
    }

    /** Somebody works elsewhere from a day on, for good or on loan; the posts follow, or stay behind. */
    boolean transfer() {
        var person = world.any(world.people);
        var day = world.anyDay();
        var unit = world.anyUnit();
        if (world.one("select count(*) from organisation.membership where person_id = ? and line = 'WORKING'", person)
                > MOVES) {
            return settle(person, unit);
        }
        var held = world.sql.queryForList("""
                select id, unit_id, lower(validity) as since, upper(validity) as until from organisation.membership
                where person_id = ? and line = 'WORKING' and validity @> ? and unit_id <> ?
                """, person, day, unit);
        if (held.isEmpty()) {
            return false;
        }
        var old = held.getFirst();
        var since = date(old, "since");
        var until = date(old, "until");
        var loan = world.chance(30) ? day.plusDays(1 + world.random.nextInt(40)) : null;
        var back = loan != null && (until == null || loan.isBefore(until)) ? loan : null;
        if (since != null && !since.isBefore(day)) {
            world.sql.update("delete from organisation.membership where id = ?", old.get("id"));
        } else {
            world.sql.update(
                    "update organisation.membership set validity = daterange(lower(validity), ?) where id = ?",
                    day,
                    old.get("id"));
        }
        work(person, unit, day, back == null ? until : back);
        if (back != null) {
            work(person, (Long) old.get("unit_id"), back, until);
        } else if (world.chance(60)) {
            end(person, day);
        }
        if (world.chance(70)) {
            world.assign(person, unit, world.any(world.posts), day);
        }
        return true;
    }

    /** A person with one post in one unit again, as if nothing else had been written down. */
    private boolean settle(long person, long unit) {
        world.sql.update("delete from organisation.assignment where person_id = ?", person);
        world.sql.update("delete from organisation.membership where person_id = ? and line = 'WORKING'", person);
        work(person, unit, BEFORE, null);
        world.assign(person, unit, world.any(world.posts), BEFORE);
        return true;
    }

    private void work(long person, long unit, LocalDate from, @Nullable LocalDate until) {
        world.sql.update(
                "insert into organisation.membership (person_id, unit_id, line, reason, validity) values (?, ?, 'WORKING', 'REGULAR', daterange(?, ?))",
                person,
                unit,
                from,
                until);
    }

    private void end(long person, LocalDate day) {
        world.sql.update(
                "delete from organisation.assignment where person_id = ? and lower(validity) >= ?", person, day);
        world.sql.update(
                "update organisation.assignment set validity = daterange(lower(validity), ?) where person_id = ? and validity @> ?",
                day,
                person,
                day);
    }

    boolean post() {
        var person = world.any(world.people);
        var day = world.anyDay();
        if (world.chance(30)) {
            return world.sql.update(
                            "update organisation.assignment set validity = daterange(lower(validity), ?) where id = (select min(id) from organisation.assignment where person_id = ? and validity @> ? and lower(validity) < ?)",
                            day,
                            person,
                            day,
                            day)
                    > 0;
        }
        return world.sql.update(
                        """
                        insert into organisation.assignment (person_id, unit_id, post_id, validity)
                        select m.person_id, m.unit_id, ?, daterange(?, ?) from organisation.membership m
                        where m.person_id = ? and m.line = 'WORKING' and m.validity @> ? on conflict do nothing
                        """,
                        world.any(world.posts),
                        day,
                        world.chance(50) ? null : day.plusDays(1 + world.random.nextInt(90)),
                        person,
                        day)
                > 0;
    }

    boolean absence() {
        var many = world.one("select count(*) from organisation.absence") > world.size.people();
        if (world.chance(many ? 60 : 25)) {
            return world.sql.update(
                            "delete from organisation.absence where id = (select id from organisation.absence order by id offset ? limit 1)",
                            world.random.nextInt(20))
                    > 0;
        }
        var day = world.anyDay();
        return world.sql.update(
                        "insert into organisation.absence (person_id, validity, approved_on) values (?, daterange(?, ?), ?) on conflict do nothing",
                        world.any(world.people),
                        day,
                        day.plusDays(1 + world.random.nextInt(25)),
                        day)
                > 0;
    }

    boolean charge() {
        var day = world.anyDay();
        var many = world.one("select count(*) from organisation.charge where upper_inf(validity)") > 12;
        if (world.chance(many ? 80 : 30)) {
            return world.sql.update(
                            "update organisation.charge set validity = daterange(lower(validity), ?) where id = (select min(id) from organisation.charge where validity @> ? and lower(validity) < ?)",
                            day,
                            day,
                            day)
                    > 0;
        }
        return world.sql.update(
                        "insert into organisation.charge (person_id, unit_id, area_id, validity) values (?, ?, ?, daterange(?, null)) on conflict do nothing",
                        world.any(world.people),
                        world.chance(20) ? world.station : world.anyUnit(),
                        world.chance(50) ? null : world.any(world.areas),
                        day)
                > 0;
    }

    /** A group moves below another team, is dissolved, or is founded. */
    boolean reorganise() {
        var day = world.anyDay();
        var group = world.any(world.groups);
        return switch (world.random.nextInt(5)) {
            case 0 -> world.groups.size() < world.size.groups() + 5 && found(day);
            case 1 -> dissolve(group, day);
            default -> move(group, day);
        };
    }

    private boolean found(LocalDate day) {
        var group = world.unit("TEAM", null);
        world.sql.update("update organisation.unit set existence = daterange(?, null) where id = ?", day, group);
        world.sql.update(
                "insert into organisation.placement (unit_id, parent_id, validity) values (?, ?, daterange(?, null))",
                group,
                world.any(world.teams.subList(1, world.teams.size())),
                day);
        world.groups.add(group);
        return true;
    }

    private boolean dissolve(long group, LocalDate day) {
        var changed = world.sql.update(
                "update organisation.unit set existence = daterange(lower(existence), ?) where id = ? and existence @> ? and lower(existence) < ?",
                day,
                group,
                day,
                day);
        if (changed > 0) {
            world.sql.update(
                    "delete from organisation.placement where unit_id = ? and lower(validity) >= ?", group, day);
            world.sql.update(
                    "update organisation.placement set validity = daterange(lower(validity), ?) where unit_id = ? and validity @> ?",
                    day,
                    group,
                    day);
        }
        return changed > 0;
    }

    private boolean move(long group, LocalDate day) {
        var found = world.sql.queryForList(
                "select parent_id, lower(validity) as since, upper(validity) as until from organisation.placement where unit_id = ? and validity @> ? and lower(validity) < ?",
                group,
                day,
                day);
        if (found.isEmpty()) {
            return false;
        }
        world.sql.update(
                "update organisation.placement set validity = daterange(lower(validity), ?) where unit_id = ? and validity @> ?",
                day,
                group,
                day);
        world.sql.update(
                "insert into organisation.placement (unit_id, parent_id, validity) values (?, ?, daterange(?, ?))",
                group,
                world.any(List.of(world.station, world.any(world.teams), world.any(world.teams))),
                day,
                date(found.getFirst(), "until"));
        return true;
    }

    boolean service() {
        var person = world.any(world.people);
        return world.chance(50)
                ? world.sql.update(
                                "update organisation.person set departed = ? where id = ? and departed is null and joined < ?",
                                world.anyDay(),
                                person,
                                StationWorld.FIRST)
                        > 0
                : world.sql.update(
                                "update organisation.person set departed = null where id = (select min(id) from organisation.person where departed is not null)")
                        > 0;
    }

    private static @Nullable LocalDate date(Map<String, Object> row, String column) {
        return row.get(column) instanceof java.sql.Date date ? date.toLocalDate() : null;
    }
}
