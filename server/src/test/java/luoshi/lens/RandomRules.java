package luoshi.lens;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Clauses with duties of every cadence and scope at random, and their revisions. */
final class RandomRules {
    private static final List<String> BY_PERSON = List.of(
            "DAILY",
            "WEEKLY",
            "WEEKLY",
            "MONTHLY",
            "MONTHLY",
            "MONTHLY",
            "MONTHLY",
            "QUARTERLY",
            "QUARTERLY",
            "HALF_YEARLY",
            "YEARLY",
            "PER_SHIFT",
            "PER_SHIFT",
            "PER_OCCASION",
            "PER_OCCASION",
            "KEY_TIME_STAGE",
            "KEY_TIME_STAGE",
            "ONCE_PER_VERSION",
            "ONCE_PER_VERSION");
    private static final List<String> BY_UNIT =
            List.of("DAILY", "WEEKLY", "MONTHLY", "MONTHLY", "QUARTERLY", "KEY_TIME_STAGE", "ONCE_PER_VERSION");

    /** So many there are at most, and half of them are always in force. */
    private static final int CLAUSES = 36;

    private final StationWorld world;
    private long source;

    RandomRules(StationWorld world) {
        this.world = world;
    }

    void publish() {
        source = world.one(
                "insert into rule.source (title, issuer, level, owner_unit_id, in_force, file_name, sha256, content, uploaded_at) values ('规定', '所', 'STATION', ?, '[2026-01-01,)', 'a.md', 'x', '', now()) returning id",
                world.station);
        BY_PERSON.forEach(cadence -> publish("PERSON", cadence));
        BY_UNIT.forEach(cadence -> publish("UNIT", cadence));
    }

    /** A clause that nobody owed before, or one that was repealed comes into force again. */
    boolean enact() {
        if (world.duties.size() >= CLAUSES) {
            return again();
        }
        var ofUnits = world.chance(25);
        var cadence = world.any(ofUnits ? BY_UNIT : BY_PERSON);
        publish(ofUnits ? "UNIT" : "PERSON", cadence.equals("DAILY") ? "WEEKLY" : cadence);
        return true;
    }

    private boolean again() {
        var ended = world.sql.queryForList("""
                select v.clause_id, d.duty_id, d.subject, d.cadence, v.number, upper(v.in_force) as until
                from rule.clause_version v join rule.duty_version d on d.clause_version_id = v.id
                where v.repealed_at is not null and v.number = (select max(x.number) from rule.clause_version x where x.clause_id = v.clause_id)
                order by v.id limit 1
                """);
        if (ended.isEmpty()) {
            return false;
        }
        var last = ended.getFirst();
        var until = ((java.sql.Date) last.get("until")).toLocalDate();
        version(
                (Long) last.get("clause_id"),
                (Long) last.get("duty_id"),
                (Integer) last.get("number") + 1,
                until.plusDays(world.random.nextInt(30)),
                null,
                String.valueOf(last.get("subject")),
                String.valueOf(last.get("cadence")));
        return true;
    }

    /** A clause ends and nothing follows it. */
    boolean repeal() {
        var inForce = world.one(
                "select count(*) from rule.clause_version where upper_inf(in_force) and status = 'PUBLISHED'");
        var day = world.anyDay();
        return inForce > CLAUSES / 2
                && world.sql.update(
                                "update rule.clause_version set in_force = daterange(lower(in_force), ?), repealed_at = now(), repeal_reason = '不再需要' where clause_id = (select clause_id from rule.duty where id = ?) and upper_inf(in_force) and lower(in_force) < ?",
                                day,
                                world.any(world.duties),
                                day)
                        > 0;
    }

    private void publish(String subject, String cadence) {
        var clause = world.one(
                "insert into rule.clause (source_id, owner_unit_id, reference, title) values (?, ?, '第一条', '条款') returning id",
                source,
                world.station);
        var duty = world.one(
                "insert into rule.duty (clause_id, code, title) values (?, 'D' || ?, '责任') returning id",
                clause,
                clause);
        world.duties.add(duty);
        if (subject.equals("UNIT")) {
            world.ofUnits.add(duty);
        }
        var from = world.chance(30) ? world.anyDay() : StationWorld.FIRST;
        version(clause, duty, 1, from, null, subject, cadence);
    }

    /** Replaces the version in force on a day by another one from that day on. */
    boolean revise() {
        var duty = world.any(world.duties);
        var day = world.anyDay();
        var found = world.sql.queryForList("""
                select v.id, v.clause_id, upper(v.in_force) as until, d.subject, d.cadence,
                       (select max(number) from rule.clause_version x where x.clause_id = v.clause_id) as newest
                from rule.clause_version v join rule.duty_version d on d.clause_version_id = v.id
                where d.duty_id = ? and v.in_force @> ? and lower(v.in_force) < ?
                """, duty, day, day);
        if (found.isEmpty()) {
            return false;
        }
        var old = found.getFirst();
        world.sql.update(
                "update rule.clause_version set in_force = daterange(lower(in_force), ?) where id = ?",
                day,
                old.get("id"));
        var until = (java.sql.@Nullable Date) old.get("until");
        var subject = String.valueOf(old.get("subject"));
        var cadence = String.valueOf(old.get("cadence"));
        var other = world.chance(25) ? world.any(subject.equals("UNIT") ? BY_UNIT : BY_PERSON) : cadence;
        // A duty that begins to be daily for everybody would make the test slow and show nothing new.
        var next = other.equals("DAILY") && !cadence.equals("DAILY") ? cadence : other;
        version(
                (Long) old.get("clause_id"),
                duty,
                (Integer) old.get("newest") + 1,
                day,
                until == null ? null : until.toLocalDate(),
                subject,
                next);
        return true;
    }

    private void version(
            long clause,
            long duty,
            int number,
            LocalDate from,
            @Nullable LocalDate until,
            String subject,
            String cadence) {
        var version = world.one(
                "insert into rule.clause_version (clause_id, number, status, area_id, should, in_force, published_at) values (?, ?, 'PUBLISHED', ?, '应该', daterange(?, ?), now()) returning id",
                clause,
                number,
                world.any(world.areas),
                from,
                until);
        var occasion = cadence.equals("PER_OCCASION");
        world.sql.update(
                """
                insert into rule.duty_version (duty_id, clause_version_id, kind, subject, cadence, count, night_share, off_hours_share,
                    unannounced_share, accepts, scope_units, scope_posts, scope_staff, leaders_only, include_standby, key_stages,
                    occasion_kind, occasion_due_days)
                values (?, ?, 'PERFORM', ?, ?, ?, ?, ?, ?, ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?, ?, ?::text[], ?, ?)
                """,
                duty,
                version,
                subject,
                cadence,
                world.chance(60) ? 1 : 1 + world.random.nextInt(4),
                share(),
                share(),
                share(),
                world.any(
                        List.of("{ACT,RECORD}", "{ACT}", "{ACT,RECORD,DOCUMENT,MEETING}", "{DOCUMENT,MEETING,RECORD}")),
                units(subject, cadence),
                subject.equals("PERSON") && world.chance(15)
                        ? array(List.of(world.any(world.posts), world.any(world.posts)))
                        : "{}",
                subject.equals("PERSON") && world.chance(20)
                        ? world.any(List.of("{OFFICER}", "{AUXILIARY}", "{OFFICER,AUXILIARY}"))
                        : "{}",
                subject.equals("PERSON") && world.chance(8),
                world.chance(40),
                cadence.equals("KEY_TIME_STAGE") && world.chance(40)
                        ? world.any(List.of("{DURING}", "{BEFORE,AFTER}", "{BEFORE,DURING}"))
                        : "{}",
                occasion ? (world.chance(70) ? "INCIDENT" : "VEHICLE") : null,
                occasion && world.chance(70) ? world.random.nextInt(10) : null);
    }

    boolean exempt() {
        var many = world.one("select count(*) from rule.exemption") > world.size.people();
        if (world.chance(many ? 60 : 25)) {
            return world.sql.update(
                            "delete from rule.exemption where id = (select id from rule.exemption order by id offset ? limit 1)",
                            world.random.nextInt(60))
                    > 0;
        }
        var duty = world.any(world.duties);
        var from = world.anyDay();
        var person = world.ofUnits.contains(duty) ? null : world.any(world.people);
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

    boolean exclude() {
        var many = world.one("select count(*) from rule.not_applicable where revoked_on is null") > 10;
        if (many || world.chance(40)) {
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

    private double share() {
        return world.chance(85) ? 0 : world.any(List.of(0.25, 0.3, 0.5, 1.0));
    }

    private String units(String subject, String cadence) {
        if (cadence.equals("DAILY")) {
            return array(List.of(world.anyUnit()));
        }
        if (subject.equals("UNIT")) {
            return world.chance(50) ? "{}" : array(List.of(world.anyUnit(), world.anyUnit()));
        }
        return switch (world.random.nextInt(4)) {
            case 0 -> "{}";
            case 1 -> array(List.of(world.station));
            case 2 -> array(List.of(world.anyUnit()));
            default -> array(List.of(world.any(world.teams), world.anyUnit(), world.anyUnit()));
        };
    }

    static String array(List<Long> ids) {
        return new ArrayList<>(ids).stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
