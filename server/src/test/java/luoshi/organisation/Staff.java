package luoshi.organisation;

import java.time.LocalDate;
import java.util.Map;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.Browsing;
import luoshi.support.SignIns;
import luoshi.support.Station;

/** A station of four people whose chief keeps them on the pages of 队伍: where tests of these pages begin. */
final class Staff {
    final Station world;
    final LocalDate today;
    final long person;
    final String chiefName;
    private final int port;

    Staff(int port, DatabaseAccess access, LocalDate today) {
        this.port = port;
        this.today = today;
        world = new Station(access);
        var leaders = world.unit("所领导", "LEADERS", world.station);
        var chief = world.officer(world.number(1), "周砚明", leaders);
        person = world.officer(world.number(2), "郑宇航", world.patrol);
        world.auxiliary("F" + world.number(3).substring(1), "孔德海", world.patrol);
        var away = world.officer(world.number(4), "孙启明", world.community);
        hold(chief, leaders, post("c", "所长", true));
        hold(person, world.patrol, post("p", "巡逻民警", false));
        world.owner
                .sql(
                        "insert into organisation.charge (person_id, unit_id, overall, validity) values (?, ?, true, '[2024-01-01,)')")
                .params(chief, world.station)
                .update();
        world.owner
                .sql(
                        "insert into organisation.absence (person_id, validity, approved_on) values (?, daterange(?, ?), ?)")
                .params(away, today.minusDays(1), today.plusDays(3), today)
                .update();
        chiefName = SignIns.add(access, Role.CHIEF, world.station, chief, "周砚明");
    }

    Browsing chief() {
        var visitor = new Browsing(port);
        visitor.signIn(chiefName, SignIns.PASSWORD);
        return visitor;
    }

    Map<String, String> transfer(String version, String unit) {
        return Map.of(
                "version",
                version,
                "reason",
                "REGULAR",
                "unit",
                unit,
                "on",
                today.toString(),
                "lastDay",
                "",
                "post",
                "");
    }

    /** A post of this station alone: a roster names posts by their names. */
    private long post(String code, String name, boolean leads) {
        return world.owner
                .sql("insert into organisation.post (code, name, leads) values (?, ?, ?) returning id")
                .params(code + world.mark, name + world.mark, leads)
                .query(Long.class)
                .single();
    }

    private void hold(long who, long unit, long post) {
        world.owner
                .sql(
                        "insert into organisation.assignment (person_id, unit_id, post_id, validity) values (?, ?, ?, '[2024-01-01,)')")
                .params(who, unit, post)
                .update();
    }
}
