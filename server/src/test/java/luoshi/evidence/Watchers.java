package luoshi.evidence;

import java.util.List;
import java.util.Map;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import luoshi.support.Station;
import org.jspecify.annotations.Nullable;

/** A station with people who record and who are recorded for. */
final class Watchers {
    final Station world;
    final long officer;
    final long colleague;
    final long leader;
    final long duty;

    Watchers(DatabaseAccess access) {
        world = new Station(access);
        officer = world.officer("1" + world.mark + "1", "郑某", world.patrol);
        colleague = world.officer("1" + world.mark + "2", "何某", world.community);
        leader = world.officer("1" + world.mark + "3", "罗某", world.patrol);
        duty = world.duty("E-" + world.mark, "交接班签字", "PERFORM", "PERSON", "MONTHLY", "ACT,RECORD");
    }

    Actor asOfficer() {
        return actor(officer, Role.OFFICER, world.patrol, List.of());
    }

    Actor asTeamLeader() {
        return actor(leader, Role.TEAM_LEADER, world.patrol, List.of(world.patrol));
    }

    Actor asDeputy() {
        return actor(leader, Role.DEPUTY, world.station, List.of(world.station, world.patrol, world.community));
    }

    static Actor actor(@Nullable Long person, Role role, long unit, List<Long> scope) {
        return new Actor(
                900_000 + (person == null ? 0 : person), person, "某人", role, unit, scope, List.of(), List.of(unit));
    }

    long facts() {
        return world.count("select count(*) from evidence.fact where duty_id = " + duty);
    }

    long entries(String action) {
        return world.owner
                .sql("select count(*) from ledger.entry where action = :action and unit_id in (:units)")
                .params(Map.of("action", action, "units", List.of(world.station, world.patrol, world.community)))
                .query(Long.class)
                .single();
    }
}
