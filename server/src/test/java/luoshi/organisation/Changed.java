package luoshi.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import luoshi.support.Station;

/** A patrol officer of a small station and what has become of him: where tests of changes to people begin. */
final class Changed {
    final Station world;
    final long person;
    final long patrolman;
    final long leader;

    Changed(DatabaseAccess access) {
        world = new Station(access);
        person = world.officer(world.number(1), "郑某", world.patrol);
        patrolman = post("p" + world.mark, false);
        leader = post("l" + world.mark, true);
    }

    Outcome as(Supplier<Outcome> work) {
        return Acting.as(chief(), work::get);
    }

    static List<String> reasons(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome)
                .refusals().stream().map(refusal -> refusal.reason().key()).toList();
    }

    List<String> spans(String table, String what) {
        return world.owner
                .sql("select " + what + " || ' ' || validity from organisation." + table + " where person_id = "
                        + person + " order by lower(validity), id")
                .query(String.class)
                .list();
    }

    List<String> working() {
        return world.owner
                .sql(
                        "select unit_id || ' ' || reason || ' ' || validity from organisation.membership where line = 'WORKING' and person_id = "
                                + person + " order by lower(validity)")
                .query(String.class)
                .list();
    }

    private long post(String code, boolean leads) {
        return world.owner
                .sql("insert into organisation.post (code, name, leads) values (?, ?, ?) returning id")
                .param(code)
                .param(code)
                .param(leads)
                .query(Long.class)
                .single();
    }

    Actor chief() {
        return chief(world);
    }

    static Actor chief(Station at) {
        return actor(Role.CHIEF, at, List.of(at.station, at.patrol, at.community));
    }

    static Actor actor(Role role, Station at, List<Long> scope) {
        return new Actor(1, null, "周某", role, at.station, scope, List.of(), List.of(at.station));
    }
}
