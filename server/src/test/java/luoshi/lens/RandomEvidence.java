package luoshi.lens;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evidence entered, withdrawn and corrected at random. */
final class RandomEvidence {
    private final StationWorld world;
    private long newest;

    RandomEvidence(StationWorld world) {
        this.world = world;
    }

    /** The newest sequence that was written here. */
    long newest() {
        return newest;
    }

    boolean record() {
        var duty = world.any(world.duties);
        var unit = world.anyUnit();
        var byUnit = world.ofUnits.contains(duty) ? !world.chance(3) : world.chance(2);
        newest = world.one(RandomUpdates.ENTRY, "EvidenceRecorded", "evidence");
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

    boolean withdraw() {
        return gone() != null;
    }

    /** A piece is withdrawn and entered again as of another day. */
    boolean correct() {
        var wrong = gone();
        if (wrong == null) {
            return false;
        }
        newest = world.one(RandomUpdates.ENTRY, "EvidenceRecorded", "evidence");
        return world.sql.update(
                        """
                        insert into evidence.fact (duty_id, unit_id, person_id, act_at, kind, quantity, night, off_hours, unannounced, origin, entered_seq)
                        select duty_id, unit_id, person_id, act_at + make_interval(hours => ?), ?, quantity, night, off_hours, not unannounced, 'HAND', ?
                        from evidence.fact where id = ?
                        """,
                        world.random.nextInt(24 * 41) - 24 * 20,
                        world.any(List.of("ACT", "RECORD", "DOCUMENT")),
                        newest,
                        wrong)
                > 0;
    }

    private @Nullable Long gone() {
        var found = world.sql.queryForList(
                "select id from evidence.fact where id >= ? and withdrawn_seq is null order by id limit 1",
                Long.class,
                1
                        + world.random.nextInt(
                                (int) Math.max(1, world.one("select coalesce(max(id), 0) from evidence.fact"))));
        if (found.isEmpty()) {
            return null;
        }
        newest = world.one(RandomUpdates.ENTRY, "EvidenceWithdrawn", "evidence");
        world.sql.update(
                "update evidence.fact set withdrawn_seq = ?, withdrawal_reason = '记错了' where id = ?",
                newest,
                found.getFirst());
        return found.getFirst();
    }
}
