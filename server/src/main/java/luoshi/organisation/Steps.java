package luoshi.organisation;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import luoshi.kernel.Acting;
import luoshi.kernel.Missing;
import luoshi.kernel.Stale;
import luoshi.ledger.Ledger;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes a person's record step by step (人员变动): each step remembers the state before, and the last can be taken back. */
@Repository
class Steps {
    private static final String SNAPSHOT = """
            select jsonb_build_object(
                'person', (select to_jsonb(p) from organisation.person p where p.id = :person),
                'membership', (select coalesce(jsonb_agg(to_jsonb(m) order by m.id), '[]') from organisation.membership m where m.person_id = :person),
                'assignment', (select coalesce(jsonb_agg(to_jsonb(a) order by a.id), '[]') from organisation.assignment a where a.person_id = :person),
                'charge', (select coalesce(jsonb_agg(to_jsonb(c) order by c.id), '[]') from organisation.charge c where c.person_id = :person),
                'absence', (select coalesce(jsonb_agg(to_jsonb(b) order by b.id), '[]') from organisation.absence b where b.person_id = :person))::text
            """;
    private static final String ELSEWHERE = """
            with before as (select jsonb_array_elements(before -> :kind) as row from organisation.step where id = :step),
                 now as (select to_jsonb(x) as row from organisation.TABLE x where x.person_id = :person),
                 moved as ((select row from before except select row from now) union (select row from now except select row from before))
            select exists (select from moved where (row ->> 'unit_id')::bigint <> all (kernel.scope_units()))
            """;

    private final JdbcClient sql;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Steps(JdbcClient sql, Ledger ledger, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** A step that was taken. */
    record Step(
            long id, long personId, long unitId, String kind, OffsetDateTime at, String actorName, int versionAfter) {}

    /**
     * Takes a step.
     *
     * @param version of the person as the form showed it
     * @param unit whose leaders may read and undo it
     * @throws Stale when somebody changed the person since
     */
    void take(Person person, int version, String kind, long unit, Map<String, ?> body, Runnable change) {
        var locked = sql.sql(
                        "update organisation.person set version = version + 1 where id = :id and version = :version")
                .param("id", person.id())
                .param("version", version)
                .update();
        if (locked == 0) {
            throw new Stale("person", person.id());
        }
        var before = sql.sql(SNAPSHOT)
                .param("person", person.id())
                .query(String.class)
                .single();
        change.run();
        sql.sql("""
                        insert into organisation.step (person_id, unit_id, kind, at, actor_name, version_after, before)
                        values (:person, :unit, :kind, :at, :actor, :version, cast(:before as jsonb))
                        """)
                .param("person", person.id())
                .param("unit", unit)
                .param("kind", kind)
                .param("at", OffsetDateTime.now(clock))
                .param("actor", actorName())
                .param("version", version + 1)
                .param("before", before)
                .update();
        tell("Person" + kind, person.id(), unit, body);
    }

    /** Appends to the ledger and lets others know. */
    void tell(String action, long person, long unit, Map<String, ?> body) {
        var seq = ledger.append(new Ledger.Entry(action, "organisation.person", person, unit, person, body));
        events.publishEvent(new OrganisationChanged(seq));
    }

    /** The last step of a person, while nothing changed since: it can be taken back. */
    Optional<Step> last(Person person) {
        return sql.sql("""
                        select id, person_id, unit_id, kind, at, actor_name, version_after from organisation.step
                        where person_id = :person and not undone and version_after = :version order by id desc limit 1
                        """)
                .param("person", person.id())
                .param("version", person.version())
                .query(new SimplePropertyRowMapper<>(Step.class))
                .optional();
    }

    /** Whether taking it back would change something outside of the actor's units. */
    boolean reachesElsewhere(Step step) {
        for (var table : java.util.List.of("membership", "assignment", "charge")) {
            var elsewhere = sql.sql(ELSEWHERE.replace("TABLE", table))
                    .param("kind", table)
                    .param("step", step.id())
                    .param("person", step.personId())
                    .query(Boolean.class)
                    .single();
            if (elsewhere) {
                return true;
            }
        }
        return false;
    }

    /**
     * Takes the last step back: everything stands as before it.
     *
     * @throws Stale when it is not the last any more
     */
    void undo(Step step) {
        var locked = sql.sql("""
                        update organisation.person p
                        set version = p.version + 1, number = s.before -> 'person' ->> 'number', name = s.before -> 'person' ->> 'name',
                            rank = s.before -> 'person' ->> 'rank', joined = (s.before -> 'person' ->> 'joined')::date,
                            departed = (s.before -> 'person' ->> 'departed')::date
                        from organisation.step s
                        where s.id = :step and not s.undone and p.id = s.person_id and p.version = s.version_after
                        """).param("step", step.id()).update();
        if (locked == 0) {
            throw new Stale("step", step.id());
        }
        restore(step, "membership", "id, person_id, unit_id, line, reason, validity, version");
        restore(step, "assignment", "id, person_id, unit_id, post_id, validity, version");
        restore(step, "charge", "id, person_id, unit_id, area_id, overall, validity, version");
        restore(step, "absence", "id, person_id, validity, approved_by, approved_on, version");
        sql.sql("update organisation.step set undone = true where id = :step")
                .param("step", step.id())
                .update();
        tell("PersonStepUndone", step.personId(), step.unitId(), Map.of("step", step.id(), "kind", step.kind()));
    }

    /** Rows that did not change stay untouched: among them are those that the actor may see and not write. */
    private void restore(Step step, String table, String columns) {
        sql.sql("""
                        delete from organisation.%1$s x where x.person_id = :person
                          and to_jsonb(x) not in (select jsonb_array_elements(s.before -> '%1$s') from organisation.step s where s.id = :step)
                        """.formatted(table))
                .param("person", step.personId())
                .param("step", step.id())
                .update();
        sql.sql("""
                        insert into organisation.%1$s (%2$s)
                        select %2$s from jsonb_populate_recordset(null::organisation.%1$s,
                            (select s.before -> '%1$s' from organisation.step s where s.id = :step)) b
                        where not exists (select from organisation.%1$s x where x.id = b.id)
                        """.formatted(table, columns)).param("step", step.id()).update();
    }

    /**
     * The person, as the actor sees it.
     *
     * @throws Missing when the actor does not
     */
    static Person visible(People people, long id) {
        return people.find(id).orElseThrow(() -> new Missing("person", id));
    }

    /**
     * The person as the form showed it.
     *
     * @throws Missing when the actor does not see it
     * @throws Stale when somebody changed it since: nothing else is worth saying then
     */
    static Person visible(People people, long id, int version) {
        var person = visible(people, id);
        if (person.version() != version) {
            throw new Stale("person", id);
        }
        return person;
    }

    private static String actorName() {
        var actor = Acting.current();
        return actor == null ? "" : actor.name();
    }
}
