package luoshi.supervision;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import luoshi.database.Reading;
import luoshi.organisation.Leadership;
import luoshi.roster.OnDuty;
import luoshi.roster.StoodShifts.StoodShift;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is who where a check takes place (在场的人), whoever asks: rules must not depend on what the checker may see. */
@Component
public class CheckWorld {
    private static final String THERE = """
            select m.person_id from organisation.membership m
            where m.line = 'WORKING' and m.unit_id = :unit and m.validity @> cast(:day as date)
            union select a.person_id from organisation.assignment a where a.unit_id = :unit and a.validity @> cast(:day as date)
            """;
    private static final String KNOWN = "select p.staff = 'AUXILIARY' as auxiliary, array(" + THERE + """
            ) as there,
               exists (select from organisation.membership m where m.person_id = p.id and m.unit_id = :unit and m.validity @> cast(:day as date))
                or exists (select from organisation.assignment a where a.person_id = p.id and a.unit_id = :unit and a.validity @> cast(:day as date)) as belongs,
               exists (select from organisation.unit u where u.id = :unit and u.existence @> cast(:day as date))
                and not exists (select from organisation.placement b where b.parent_id = :unit and b.validity @> cast(:day as date)) as leaf,
               case when :companion = -1 then array[]::bigint[] else array(
                    select m.person_id from organisation.membership m where m.line = 'WORKING' and m.person_id = :companion
                    and m.unit_id = any (organisation.subtree(organisation.station_of(:checking, :day), :day))
                    and m.validity @> cast(:day as date)) end as companions,
               array(select x from unnest(cast(:looked as bigint[])) x cross join lateral (
                    select v.at from supervision.visit v
                    where v.checker_id = x and v.at >= cast(:since as date)
                      and (v.lead_person_id = p.id or exists (
                        select from supervision.result r where r.visit_id = v.id and r.person_id = p.id))
                    order by v.at desc limit 1) latest) as turned
            from organisation.person p where p.id = :checker
            """;
    private static final String PEOPLE = """
            select p.id, p.name, p.number, p.staff = 'AUXILIARY' as auxiliary from organisation.person p
            where p.id = any (:ids) order by p.staff desc, p.name collate "zh-Hans-CN-x-icu", p.id
            """;

    private final JdbcClient reader;
    private final Leadership leadership;
    private final OnDuty onDuty;

    CheckWorld(@Qualifier("readerJdbcClient") JdbcClient reader, Leadership leadership, OnDuty onDuty) {
        this.reader = reader;
        this.leadership = leadership;
        this.onDuty = onDuty;
    }

    /** Somebody to choose. */
    public record Somebody(long id, String name, String number, boolean auxiliary) {}

    /** What is known of the one who checks and of those looked at. */
    record Facts(
            boolean auxiliary,
            boolean belongs,
            boolean leaf,
            Set<Long> there,
            Set<Long> companions,
            Set<Long> turned) {}

    Facts facts(long checker, long checking, RecordCheck check) {
        var companion = check.companion();
        return reader.sql(KNOWN)
                .param("checker", checker)
                .param("checking", checking)
                .param("unit", check.unit())
                .param("day", check.day())
                .param("since", check.day().minusDays(CheckRules.DAYS))
                .param("companion", companion == null ? -1 : companion)
                .param("looked", check.lookedAt().toArray(Long[]::new))
                .query((row, number) -> new Facts(
                        row.getBoolean("auxiliary"),
                        row.getBoolean("belongs"),
                        row.getBoolean("leaf"),
                        ids(row.getArray("there")),
                        ids(row.getArray("companions")),
                        ids(row.getArray("turned"))))
                .single();
    }

    /** Who is looked at first: the leader on duty at the time, then who heads the unit or is in charge. */
    public List<Long> first(long unit, List<Long> leading, Instant at) {
        var duty = onDuty.over(unit, at).stream().filter(StoodShift::leads).map(StoodShift::personId);
        return Stream.concat(duty, leading.stream()).distinct().toList();
    }

    /** Who heads the unit, then who is in charge of it or of the area there. */
    public List<Long> leading(long unit, long area, LocalDate day) {
        var all = new LinkedHashSet<>(leadership.heads(unit, day));
        all.addAll(leadership.inCharge(unit, area, day));
        return List.copyOf(all);
    }

    /** Who works in the unit on the day, or holds a post there: officers first, then by name. */
    public List<Somebody> there(long unit, LocalDate day) {
        return Reading.once(
                new There(unit, day),
                () -> people(reader.sql(THERE)
                        .param("unit", unit)
                        .param("day", day)
                        .query((row, number) -> row.getLong(1))
                        .list()));
    }

    /** Who works in the station of the unit on the day. */
    public List<Somebody> ofStation(long unit, LocalDate day) {
        return Reading.once(
                new OfStation(unit, day),
                () -> people(reader.sql("""
                                select m.person_id from organisation.membership m
                                where m.line = 'WORKING' and m.validity @> cast(:day as date)
                                  and m.unit_id = any (organisation.subtree(organisation.station_of(:unit, :day), :day))
                                """)
                        .param("unit", unit)
                        .param("day", day)
                        .query((row, number) -> row.getLong(1))
                        .list()));
    }

    /** The people by id: officers first, then by name. */
    public List<Somebody> people(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : reader.sql(PEOPLE)
                        .param("ids", ids.toArray(Long[]::new))
                        .query(CheckWorld::somebody)
                        .list();
    }

    /** Names by id, for a page whose rows name these people. */
    public Map<Long, String> names(Collection<Long> ids) {
        return Reading.once(new Names(Set.copyOf(ids)), () -> {
            var names = new HashMap<Long, String>();
            people(ids).forEach(one -> names.put(one.id(), one.name()));
            return Map.copyOf(names);
        });
    }

    /** Names of units by id, likewise. */
    public Map<Long, String> unitNames(Collection<Long> ids) {
        return Reading.once(new UnitNames(Set.copyOf(ids)), () -> {
            var names = new HashMap<Long, String>();
            reader.sql("select id, name from organisation.unit where id = any (:ids)")
                    .param("ids", ids.toArray(Long[]::new))
                    .query(row -> {
                        names.put(row.getLong("id"), row.getString("name"));
                    });
            return Map.copyOf(names);
        });
    }

    /** Places (部位) and links (环节) named in the unit in the last year, the newest first. */
    public Used used(long unit, long area) {
        return Reading.once(new InUse(unit, area), () -> {
            var places = new LinkedHashSet<String>();
            var links = new LinkedHashSet<String>();
            reader.sql("""
                            select place, link from supervision.finding where unit_id = :unit and area_id = :area
                            group by place, link order by max(found_at) desc limit 60
                            """).param("unit", unit).param("area", area).query(row -> {
                places.add(row.getString("place"));
                links.add(row.getString("link"));
            });
            places.remove("");
            links.remove("");
            return new Used(List.copyOf(places), List.copyOf(links));
        });
    }

    /** Words used before. */
    public record Used(List<String> places, List<String> links) {}

    /** Where one more finding of a clause would be the third in 30 days: clause → places. */
    public Map<Long, List<String>> nearlyThird(long unit, long area, LocalDate day) {
        return Reading.once(new NearlyThird(unit, area, day), () -> {
            var found = new HashMap<Long, List<String>>();
            reader.sql("""
                            select clause_id, place from supervision.finding
                            where unit_id = :unit and area_id = :area and outcome <> 'WITHDRAWN' and found_at >= cast(:since as date)
                            group by clause_id, place having count(*) >= 2 order by clause_id, place
                            """)
                    .param("unit", unit)
                    .param("area", area)
                    .param("since", day.minusDays(CheckRules.DAYS))
                    .query(row -> {
                        found.computeIfAbsent(row.getLong("clause_id"), id -> new ArrayList<>())
                                .add(row.getString("place"));
                    });
            return Map.copyOf(found);
        });
    }

    private record There(long unit, LocalDate day) {}

    private record OfStation(long unit, LocalDate day) {}

    private record Names(Set<Long> ids) {}

    private record UnitNames(Set<Long> ids) {}

    private record InUse(long unit, long area) {}

    private record NearlyThird(long unit, long area, LocalDate day) {}

    private static Somebody somebody(ResultSet row, int number) throws SQLException {
        return new Somebody(
                row.getLong("id"), row.getString("name"), row.getString("number"), row.getBoolean("auxiliary"));
    }

    private static Set<Long> ids(Array array) throws SQLException {
        return Set.copyOf(Arrays.asList((Long[]) array.getArray()));
    }
}
