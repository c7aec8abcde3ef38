package luoshi.lens;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Changes of every kind at random, each written to the tables with its entry in the ledger. */
final class RandomUpdates {
    private static final String ENTRY =
            "insert into ledger.entry (at, actor_name, action, entity, body) values (now(), '试', ?, ?, '{}') returning seq";

    /** What may happen, with how often in a thousand. */
    enum Kind {
        EVIDENCE(600),
        WITHDRAWAL(150),
        TRANSFER(35),
        POST(30),
        ABSENCE(35),
        EXEMPTION(20),
        SHIFT(25),
        SWAP(35),
        OCCASION(20),
        REVISION(12),
        REORGANISATION(8),
        NOT_APPLICABLE(14),
        CHARGE(8),
        MONTH(3),
        SERVICE(3),
        CALENDAR(2);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    final Map<Kind, Integer> done = new EnumMap<>(Kind.class);
    private final StationWorld world;
    private final RandomRules rules;
    private final RandomOrganisation organisation;
    private long newest;

    RandomUpdates(StationWorld world) {
        this.world = world;
        this.rules = new RandomRules(world);
        this.organisation = new RandomOrganisation(world);
    }

    /** The newest sequence that was written. */
    long newest() {
        return newest;
    }

    /** One update that changed something. */
    Kind next() {
        while (true) {
            var kind = draw();
            if (apply(kind)) {
                done.merge(kind, 1, Integer::sum);
                return kind;
            }
        }
    }

    private Kind draw() {
        var ticket = world.random.nextInt(1000);
        for (var kind : Kind.values()) {
            ticket -= kind.weight;
            if (ticket < 0) {
                return kind;
            }
        }
        return Kind.EVIDENCE;
    }

    private boolean apply(Kind kind) {
        if (kind == Kind.EVIDENCE) {
            return record();
        }
        if (kind == Kind.WITHDRAWAL) {
            return withdraw();
        }
        var changed = switch (kind) {
            case TRANSFER -> organisation.transfer();
            case POST -> organisation.post();
            case ABSENCE -> organisation.absence();
            case CHARGE -> organisation.charge();
            case REORGANISATION -> organisation.reorganise();
            case SERVICE -> organisation.service();
            case EXEMPTION -> exempt();
            case SHIFT -> shift();
            case SWAP -> swap();
            case OCCASION -> world.occasion() > 0;
            case REVISION -> rules.revise();
            case NOT_APPLICABLE -> exclude();
            case MONTH -> month();
            case CALENDAR -> calendar();
            case EVIDENCE, WITHDRAWAL -> throw new IllegalStateException();
        };
        if (changed) {
            newest = world.one(ENTRY, kind.name(), "anything");
        }
        return changed;
    }

    private boolean record() {
        var duty = world.any(world.duties);
        var unit = world.anyUnit();
        var byUnit = duty > world.duties.get(18) ? !world.chance(3) : world.chance(2);
        newest = world.one(ENTRY, "EvidenceRecorded", "evidence");
        return world.sql.update(
                        """
                        insert into evidence.fact (duty_id, unit_id, person_id, act_at, kind, quantity, night, off_hours, unannounced, origin, entered_seq)
                        values (?, ?, ?, (?::date + make_interval(mins => ?)) at time zone 'Asia/Shanghai', ?, ?, ?, ?, ?, 'HAND', ?)
                        """,
                        duty,
                        unit,
                        byUnit ? null : world.any(world.people),
                        world.anyDay(),
                        world.random.nextInt(24) * 60,
                        world.any(List.of("ACT", "ACT", "RECORD", "RECORD", "DOCUMENT", "MEETING")),
                        world.chance(80) ? 1 : 1 + world.random.nextInt(4),
                        world.chance(30),
                        world.chance(30),
                        world.chance(30),
                        newest)
                > 0;
    }

    private boolean withdraw() {
        var found = world.sql.queryForList(
                "select id from evidence.fact where id >= ? and withdrawn_seq is null order by id limit 1",
                Long.class,
                1
                        + world.random.nextInt(
                                (int) Math.max(1, world.one("select coalesce(max(id), 0) from evidence.fact"))));
        if (found.isEmpty()) {
            return false;
        }
        newest = world.one(ENTRY, "EvidenceWithdrawn", "evidence");
        return world.sql.update(
                        "update evidence.fact set withdrawn_seq = ?, withdrawal_reason = '记错了' where id = ?",
                        newest,
                        found.getFirst())
                > 0;
    }

    private boolean exempt() {
        if (world.chance(25)) {
            return world.sql.update(
                            "delete from rule.exemption where id = (select id from rule.exemption order by id offset ? limit 1)",
                            world.random.nextInt(10))
                    > 0;
        }
        var duty = world.any(world.duties);
        var from = world.anyDay();
        var person = duty > world.duties.get(18) ? null : world.any(world.people);
        return world.sql.update(
                        """
                        insert into rule.exemption (duty_id, person_id, unit_id, validity, reason, approved_by, approved_on)
                        values (?, ?, ?, daterange(?, ?), '任务', ?, ?) on conflict do nothing
                        """,
                        duty,
                        person,
                        world.anyUnit(),
                        from,
                        from.plusDays(1 + world.random.nextInt(60)),
                        world.people.getFirst(),
                        from.plusDays(world.random.nextInt(50) - 10))
                > 0;
    }

    private boolean exclude() {
        if (world.chance(40)) {
            return world.sql.update(
                            "update rule.not_applicable set revoked_on = signed_on + ? where id = (select id from rule.not_applicable where revoked_on is null order by id offset ? limit 1)",
                            world.random.nextInt(60),
                            world.random.nextInt(5))
                    > 0;
        }
        var day = world.anyDay();
        var byArea = world.chance(40);
        return world.sql.update(
                        """
                        insert into rule.not_applicable (unit_id, area_id, duty_id, reason, signed_by, signed_on, review_on)
                        values (?, ?, ?, '没有这项业务', ?, ?, ?) on conflict do nothing
                        """,
                        world.anyUnit(),
                        byArea ? world.any(world.areas) : null,
                        byArea ? null : world.any(world.duties),
                        world.people.getFirst(),
                        day,
                        day.plusYears(1))
                > 0;
    }

    private boolean shift() {
        if (world.chance(30)) {
            return world.sql.update(
                            "delete from roster.shift s where id = (select id from roster.shift order by id offset ? limit 1) and not exists (select from roster.swap w where w.shift_id = s.id)",
                            world.random.nextInt(300))
                    > 0;
        }
        return world.shift(
                        world.any(List.of(world.teams.get(1), world.teams.get(2), world.groups.getFirst())),
                        world.any(world.people),
                        world.anyDay())
                > 0;
    }

    private boolean swap() {
        if (world.chance(20)) {
            return undo();
        }
        var shifts = world.sql.queryForList(
                "select id from roster.shift order by id offset ? limit 1", Long.class, world.random.nextInt(500));
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

    private boolean month() {
        return world.sql.update(
                        "insert into roster.month (unit_id, first_day, published_at) values (?, date_trunc('month', ?::date), now()) on conflict (unit_id, first_day) do update set published_at = case when month.published_at is null then now() end",
                        world.any(List.of(world.teams.get(1), world.teams.get(2), world.groups.getFirst())),
                        world.anyDay())
                > 0;
    }

    private boolean calendar() {
        LocalDate day = world.anyDay();
        return switch (world.random.nextInt(3)) {
            case 0 ->
                world.sql.update(
                                "insert into calendar.day (day, name, off, paper_year) values (?, '地方节日', true, 2026) on conflict do nothing",
                                day)
                        > 0;
            case 1 ->
                world.sql.update(
                                "delete from calendar.day where name = '地方节日' and day = (select min(day) from calendar.day where name = '地方节日')")
                        > 0;
            default ->
                world.sql.update("update calendar.published_year set published = not published where year = 2027") > 0;
        };
    }
}
