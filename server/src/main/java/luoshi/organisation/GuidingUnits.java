package luoshi.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Stale;
import luoshi.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets a department guide an area of a unit and ends it (业务指导，条块): the second line beside leading. */
@Component
class GuidingUnits {
    private static final List<String> RIGHTS = List.of("SEE", "REQUEST", "INSPECT");

    private final Units units;
    private final Areas areas;
    private final JdbcClient sql;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GuidingUnits(
            Units units, Areas areas, JdbcClient sql, Ledger ledger, ApplicationEventPublisher events, Clock clock) {
        this.units = units;
        this.areas = areas;
        this.sql = sql;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** Let a department guide; rights are see, request, inspect. */
    record GiveGuidance(
            long departmentId,
            long areaId,
            long unitId,
            List<String> rights,
            LocalDate from,
            @Nullable LocalDate lastDay) {}

    /** End it; {@code on} is the first day without. */
    record EndGuidance(long guidanceId, int version, LocalDate on) {}

    /** One line of guidance. */
    record Guided(
            long id,
            long departmentId,
            long areaId,
            long unitId,
            String rights,
            LocalDate since,
            @Nullable LocalDate until,
            int version) {}

    @Transactional(readOnly = true)
    public List<Guided> from(LocalDate day) {
        return sql.sql("""
                        select id, department_id, area_id, unit_id, array_to_string(rights, ',') as rights,
                               lower(validity) as since, upper(validity) as until, version
                        from organisation.guidance where validity && daterange(:day, null) order by department_id, unit_id, area_id, id
                        """)
                .param("day", day)
                .query(new org.springframework.jdbc.core.SimplePropertyRowMapper<>(Guided.class))
                .list();
    }

    @Transactional
    public Outcome handle(GiveGuidance command, Actor actor) {
        Permission.MANAGE_UNITS.require(actor);
        var against = new Against()
                .far("from", command.from(), LocalDate.now(clock))
                .endsBefore("lastDay", command.from(), command.lastDay());
        var department = actor.sees(command.departmentId())
                ? units.find(command.departmentId(), command.from())
                : java.util.Optional.<Unit>empty();
        against.when(department.isEmpty(), "department", "no-unit");
        against.when(!actor.sees(command.unitId()), "unit", "no-unit");
        against.when(command.unitId() == command.departmentId(), "unit", "unit-itself");
        against.when(areas.find(command.areaId()).isEmpty(), "area", "area-unknown");
        var rights = command.rights().stream().filter(RIGHTS::contains).toList();
        against.when(rights.isEmpty(), "see", "rights-missing");
        var until = command.lastDay() == null ? null : command.lastDay().plusDays(1);
        var overlaps = sql.sql("""
                        select exists (select from organisation.guidance where department_id = :department and area_id = :area
                            and unit_id = :unit and validity && daterange(:from, cast(:until as date)))
                        """)
                .param("department", command.departmentId())
                .param("area", command.areaId())
                .param("unit", command.unitId())
                .param("from", command.from())
                .param("until", until, java.sql.Types.DATE)
                .query(Boolean.class)
                .single();
        against.when(against.none() && overlaps, "area", "guidance-overlap");
        if (!against.none()) {
            return against.refused();
        }
        var id = sql.sql("""
                        insert into organisation.guidance (department_id, area_id, unit_id, rights, validity)
                        values (:department, :area, :unit, string_to_array(:rights, ','), daterange(:from, cast(:until as date)))
                        returning id
                        """)
                .param("department", command.departmentId())
                .param("area", command.areaId())
                .param("unit", command.unitId())
                .param("rights", String.join(",", rights))
                .param("from", command.from())
                .param("until", until, java.sql.Types.DATE)
                .query(Long.class)
                .single();
        tell(
                "GuidanceGiven",
                id,
                command.unitId(),
                Map.of("department", command.departmentId(), "area", command.areaId(), "rights", rights));
        return new Outcome.Done(id);
    }

    @Transactional
    public Outcome handle(EndGuidance command, Actor actor) {
        Permission.MANAGE_UNITS.require(actor);
        var guided = from(LocalDate.EPOCH).stream()
                .filter(one -> one.id() == command.guidanceId())
                .findFirst()
                .orElseThrow(() -> new Missing("guidance", command.guidanceId()));
        Permission.MANAGE_UNITS.require(actor, guided.unitId());
        var against = new Against().far("on", command.on(), LocalDate.now(clock));
        against.when(
                !command.on().isAfter(guided.since()),
                "on",
                "ends-before-begin",
                guided.since().toString());
        if (!against.none()) {
            return against.refused();
        }
        var ended = sql.sql("""
                        update organisation.guidance set validity = daterange(lower(validity), :on), version = version + 1
                        where id = :id and version = :version
                        """)
                .param("on", command.on())
                .param("id", guided.id())
                .param("version", command.version())
                .update();
        if (ended == 0) {
            throw new Stale("guidance", guided.id());
        }
        tell(
                "GuidanceEnded",
                guided.id(),
                guided.unitId(),
                Map.of("on", command.on().toString()));
        return new Outcome.Done(guided.id());
    }

    private void tell(String action, long id, long unit, Map<String, ?> body) {
        var seq = ledger.append(new Ledger.Entry(action, "organisation.guidance", id, unit, null, body));
        events.publishEvent(new OrganisationChanged(seq));
    }
}
