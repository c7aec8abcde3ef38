package luoshi.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.database.Reading;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Role;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where somebody may check (能查哪里): leaders and inspectors below them, a team leader every team of his station, a
 * guiding department the areas that it may inspect. Only units in which people work, never those that only contain others.
 */
@Component
public class CheckPlaces {
    private static final String PLACES = """
            select u.id, u.name, coalesce(a.name, '') as above, p.parent_id, array[]::bigint[] as areas
            from organisation.unit u
            left join organisation.placement p on p.unit_id = u.id and p.validity @> cast(:day as date)
            left join organisation.unit a on a.id = p.parent_id
            where u.id = any (:units) and u.existence @> cast(:day as date)
              and not exists (select from organisation.placement b where b.parent_id = u.id and b.validity @> cast(:day as date))
            order by a.position, a.id, u.kind <> 'LEADERS', u.position, u.id
            """;
    private static final String GUIDED = """
            select u.id, u.name, coalesce(a.name, '') as above, p.parent_id, array_agg(distinct g.area_id) as areas
            from organisation.guidance g
            cross join lateral unnest(organisation.subtree(g.unit_id, :day)) below
            join organisation.unit u on u.id = below and u.existence @> cast(:day as date)
            left join organisation.placement p on p.unit_id = u.id and p.validity @> cast(:day as date)
            left join organisation.unit a on a.id = p.parent_id
            where g.department_id = :department and 'INSPECT' = any (g.rights) and g.validity @> cast(:day as date)
              and not exists (select from organisation.placement b where b.parent_id = u.id and b.validity @> cast(:day as date))
            group by u.id, a.id, p.parent_id
            order by a.position, a.id, u.kind <> 'LEADERS', u.position, u.id
            """;

    private final JdbcClient reader;

    CheckPlaces(@Qualifier("readerJdbcClient") JdbcClient reader) {
        this.reader = reader;
    }

    /**
     * One unit that may be checked.
     *
     * @param above name of the unit above it
     * @param areas the only areas that may be checked there, or empty for all
     */
    public record CheckPlace(long unit, String name, String above, Set<Long> areas) {
        /** Whether the area may be checked there. */
        public boolean has(long area) {
            return areas.isEmpty() || areas.contains(area);
        }
    }

    /** Every unit that the actor may check on the day; none for who may not check at all. */
    public List<CheckPlace> of(Actor actor, LocalDate day) {
        if (!Permission.CHECK.heldBy(actor)) {
            return List.of();
        }
        return Reading.once(
                new Of(actor, day), () -> actor.role() == Role.GUIDANCE ? guided(actor, day) : led(actor, day));
    }

    /**
     * The unit, if the actor may check the area there.
     *
     * @throws Missing when he may not
     */
    public CheckPlace require(Actor actor, long unit, long area, LocalDate day) {
        return of(actor, day).stream()
                .filter(place -> place.unit() == unit && place.has(area))
                .findFirst()
                .orElseThrow(() -> new Missing("unit to check", unit + " × " + area));
    }

    private List<CheckPlace> led(Actor actor, LocalDate day) {
        var units = actor.role() == Role.TEAM_LEADER
                ? reader.sql("select unnest(organisation.subtree(organisation.station_of(:unit, :day), :day))")
                        .param("unit", actor.unitId())
                        .param("day", day)
                        .query((row, number) -> row.getLong(1))
                        .list()
                : actor.scope();
        return reader.sql(PLACES)
                .param("units", units.toArray(Long[]::new))
                .param("day", day)
                .query(CheckPlaces::read)
                .list();
    }

    private List<CheckPlace> guided(Actor actor, LocalDate day) {
        return reader.sql(GUIDED)
                .param("department", actor.unitId())
                .param("day", day)
                .query(CheckPlaces::read)
                .list();
    }

    private static CheckPlace read(ResultSet row, int number) throws SQLException {
        return new CheckPlace(
                row.getLong("id"),
                row.getString("name"),
                row.getString("above"),
                Arrays.stream((Long[]) row.getArray("areas").getArray()).collect(Collectors.toUnmodifiableSet()));
    }

    private record Of(Actor actor, LocalDate day) {}
}
