package luoshi.lens;

/** Shifts, swaps and published months at random. */
final class RandomRosters {
    private final StationWorld world;

    RandomRosters(StationWorld world) {
        this.world = world;
    }

    boolean shift() {
        var many = world.one("select count(*) from roster.shift") > world.size.shifts() * 3L / 2;
        if (world.chance(many ? 55 : 30)) {
            return world.sql.update(
                            "delete from roster.shift s where id = (select id from roster.shift order by id offset ? limit 1) and not exists (select from roster.swap w where w.shift_id = s.id)",
                            world.random.nextInt(world.size.shifts() / 2))
                    > 0;
        }
        return world.shift(world.any(world.rostered), world.any(world.people), world.anyDay()) > 0;
    }

    boolean swap() {
        if (world.chance(20)) {
            return undo();
        }
        var shifts = world.sql.queryForList(
                "select id from roster.shift order by id offset ? limit 1",
                Long.class,
                world.random.nextInt(world.size.shifts()));
        if (shifts.isEmpty()) {
            return false;
        }
        var shift = shifts.getFirst();
        var to = world.any(world.people);
        var from = world.one("select person_id from roster.shift where id = ?", shift);
        var moved = from != to && give(shift, to);
        if (moved) {
            world.sql.update(
                    "insert into roster.swap (shift_id, unit_id, from_person, to_person, reason, approved_by, at) select id, unit_id, ?, ?, '有事', ?, now() from roster.shift where id = ?",
                    from,
                    to,
                    world.people.getFirst(),
                    shift);
        }
        return moved;
    }

    private boolean undo() {
        var found = world.sql.queryForList("""
                select w.id, w.shift_id, w.from_person from roster.swap w
                where w.undone_at is null and w.id = (select max(x.id) from roster.swap x where x.shift_id = w.shift_id and x.undone_at is null)
                order by w.id offset ? limit 1
                """, world.random.nextInt(20));
        if (found.isEmpty()
                || !give((Long) found.getFirst().get("shift_id"), (Long)
                        found.getFirst().get("from_person"))) {
            return false;
        }
        return world.sql.update(
                        "update roster.swap set undone_at = now() where id = ?",
                        found.getFirst().get("id"))
                > 0;
    }

    private boolean give(long shift, long person) {
        return world.sql.update("""
                        update roster.shift s set person_id = ? where id = ? and not exists (
                            select from roster.shift x where x.person_id = ? and x.id <> s.id
                              and tstzrange(x.starts, x.ends) && tstzrange(s.starts, s.ends))
                        """, person, shift, person) > 0;
    }

    boolean month() {
        return world.sql.update(
                        "insert into roster.month (unit_id, first_day, published_at) values (?, date_trunc('month', ?::date), now()) on conflict (unit_id, first_day) do update set published_at = case when month.published_at is null then now() end",
                        world.any(world.rostered),
                        world.anyDay())
                > 0;
    }
}
