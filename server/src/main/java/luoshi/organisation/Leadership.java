package luoshi.organisation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import luoshi.database.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who leads what on a day (谁管), whoever asks: what follows for a matter, who answers for it and who is too near to it,
 * must not depend on what the asker may see.
 */
@Component
public class Leadership {
    private static final String HEADS = """
            select a.person_id from organisation.assignment a join organisation.post p on p.id = a.post_id and p.leads
            where a.unit_id = :unit and a.validity @> cast(:day as date) order by p.id, lower(a.validity), a.id
            """;
    /** Leading posts in the 所领导 of a station. */
    private static final String LEADING = """
            from organisation.assignment a
            join organisation.post p on p.id = a.post_id and p.leads
            join organisation.unit l on l.id = a.unit_id and l.kind = 'LEADERS'
            join organisation.placement k on k.unit_id = l.id and k.validity @> cast(:day as date) and k.parent_id = :unit
            where a.validity @> cast(:day as date)
            """;

    private static final String CHIEF = """
            select person_id from (
                select c.person_id, 0 as place, c.id from organisation.charge c
                where c.overall and c.unit_id = :unit and c.validity @> cast(:day as date)
                union all
                select a.person_id, p.id, a.id
            """ + LEADING + """
                ) x
            order by place, id limit 1
            """;
    private static final String IN_CHARGE = """
            select c.person_id from organisation.charge c
            join unnest(organisation.above(:unit, :day)) with ordinality u(id, depth) on u.id = c.unit_id
            where not c.overall and c.validity @> cast(:day as date) and (c.area_id is null or c.area_id = :area)
            order by u.depth, c.area_id is null, c.id
            """;
    private static final String LEADERS = """
            select person_id from (
                select a.person_id, p.id as place
            """ + LEADING + """
                ) x
            group by person_id order by min(place), person_id
            """;
    private static final String TIED = """
            select exists (select from unnest(organisation.ties(:person, :day)) t
                where t = :unit or :unit = any (organisation.above(t, :day)) or t = any (organisation.above(:unit, :day))
                    and t in (select c.unit_id from organisation.charge c
                        where c.person_id = :person and c.validity @> cast(:day as date)))
            """;

    private final JdbcClient reader;

    Leadership(@Qualifier("readerJdbcClient") JdbcClient reader) {
        this.reader = reader;
    }

    /** The station (派出所) of a unit on the day; a unit outside of any station is its own. */
    public long stationOf(long unit, LocalDate day) {
        return Reading.settled(
                new Asked("station", unit, null, day),
                () -> reader.sql("select organisation.station_of(:unit, :day)")
                        .param("unit", unit)
                        .param("day", day)
                        .query(Long.class)
                        .single());
    }

    /** The unit and those above it on the day, nearest first. */
    public List<Long> above(long unit, LocalDate day) {
        return Reading.settled(
                new Asked("above", unit, null, day), () -> units("select organisation.above(:unit, :day)", unit, day));
    }

    /** The unit and everything below it on the day. */
    public List<Long> below(long unit, LocalDate day) {
        return Reading.settled(
                new Asked("below", unit, null, day),
                () -> units("select organisation.subtree(:unit, :day)", unit, day));
    }

    /** What stands right above a station (分局), or the unit itself at the top. */
    public long bureauOf(long unit, LocalDate day) {
        var above = above(stationOf(unit, day), day);
        return above.size() > 1 ? above.get(1) : above.getFirst();
    }

    /** Who answers for the unit as a whole (一把手): the overall charge, else the first of its 所领导. */
    public Optional<Long> chief(long unit, LocalDate day) {
        return Reading.settled(new Asked("chief", unit, null, day), () -> people(CHIEF, unit, null, day)).stream()
                .findFirst();
    }

    /** The leadership of a station (所领导), the chief first. */
    public List<Long> leaders(long station, LocalDate day) {
        return Reading.settled(new Asked("leaders", station, null, day), () -> people(LEADERS, station, null, day));
    }

    /** Who holds a leading post in the unit itself (队长). */
    public List<Long> heads(long unit, LocalDate day) {
        return Reading.settled(new Asked("heads", unit, null, day), () -> people(HEADS, unit, null, day));
    }

    /** The leaders in charge (分管) of the unit or the area there, the nearest charge first; never an overall one. */
    public List<Long> inCharge(long unit, @Nullable Long area, LocalDate day) {
        return Reading.settled(new Asked("charge", unit, area, day), () -> people(IN_CHARGE, unit, area, day));
    }

    /**
     * Whether the person belongs to the unit or to one below it, or is in charge of it or of one above it, by any post,
     * membership or charge of the day (domain §7: the person, all his posts and charges count).
     */
    public boolean tied(long person, long unit, LocalDate day) {
        return Reading.settled(
                new Tied(person, unit, day),
                () -> reader.sql(TIED)
                        .param("person", person)
                        .param("unit", unit)
                        .param("day", day)
                        .query(Boolean.class)
                        .single());
    }

    /** Which of the people hold a leading post anywhere, or any charge, on the day. */
    public List<Long> leading(Collection<Long> people, LocalDate day) {
        return people.isEmpty()
                ? List.of()
                : reader.sql("""
                                select distinct x from unnest(:people) x
                                where exists (select from organisation.charge c where c.person_id = x and c.validity @> cast(:day as date))
                                   or exists (select from organisation.assignment a join organisation.post p on p.id = a.post_id and p.leads
                                        where a.person_id = x and a.validity @> cast(:day as date))
                                order by x
                                """)
                        .param("people", people.toArray(Long[]::new))
                        .param("day", day)
                        .query((row, number) -> row.getLong(1))
                        .list();
    }

    private List<Long> units(String query, long unit, LocalDate day) {
        return reader.sql(query)
                .param("unit", unit)
                .param("day", day)
                .query((row, number) -> Arrays.asList((Long[]) row.getArray(1).getArray()))
                .single();
    }

    private List<Long> people(String query, long unit, @Nullable Long area, LocalDate day) {
        return reader.sql(query)
                .param("unit", unit)
                .param("area", area, java.sql.Types.BIGINT)
                .param("day", day)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private record Asked(String what, long unit, @Nullable Long area, LocalDate day) {}

    private record Tied(long person, long unit, LocalDate day) {}
}
