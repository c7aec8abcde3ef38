package luoshi.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.engine.coverage.CoverageFacts.Absence;
import luoshi.engine.coverage.CoverageFacts.Charge;
import luoshi.engine.coverage.CoverageFacts.Placement;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.Staff;
import luoshi.engine.coverage.CoverageFacts.Unit;
import luoshi.engine.coverage.CoverageFacts.WorkingUnit;
import luoshi.ledger.KnownAt;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The whole organisation over time for calculations over everybody: never for a page's own rows. Ranges are half-open;
 * an open begin is {@link LocalDate#MIN}, an open end {@link LocalDate#MAX}.
 */
@Component
public class OrganisationFacts {
    private static final String UNITS = """
            select id, row_number() over (order by kind <> 'LEADERS', position, id)::int as place,
                   lower(existence) as since, upper(existence) as until
            from organisation.unit order by id
            """;
    private static final String PLACEMENTS = """
            select unit_id, parent_id, lower(validity) as since, upper(validity) as until
            from organisation.placement order by unit_id, since nulls first
            """;
    private static final String WORKING = """
            with working as (
                select m.person_id, m.unit_id, min(m.id) as id,
                       range_agg(m.validity * daterange(p.joined, p.departed)) as days
                from organisation.membership m join organisation.person p on p.id = m.person_id
                where m.line = 'WORKING'
                group by m.person_id, m.unit_id)
            """;
    private static final String WORKING_UNITS = WORKING + """
            select w.person_id, w.unit_id, lower(d) as since, upper(d) as until
            from working w, unnest(w.days) d order by w.person_id, since nulls first
            """;
    /** Posts on the days on which their unit is the working unit; the working days without any such post: post 0. */
    private static final String SLOTS = WORKING + """
            , held as (
                select a.id, a.person_id, a.unit_id, a.post_id, o.leads,
                       w.days * datemultirange(a.validity) as days
                from organisation.assignment a
                join organisation.post o on o.id = a.post_id
                join working w on w.person_id = a.person_id and w.unit_id = a.unit_id),
            bare as (
                select -w.id as id, w.person_id, w.unit_id, 0::bigint as post_id, false as leads,
                       w.days - coalesce((select range_agg(r) from held h, unnest(h.days) r
                                          where h.person_id = w.person_id and h.unit_id = w.unit_id),
                                         '{}'::datemultirange) as days
                from working w)
            select s.id, s.person_id, s.unit_id, s.post_id, p.staff, s.leads, lower(d) as since, upper(d) as until
            from (select * from held union all select * from bare) s
            join organisation.person p on p.id = s.person_id, unnest(s.days) d
            order by s.person_id, since nulls first, s.id
            """;

    private static final String ABSENCES = """
            select person_id, lower(validity) as since, upper(validity) as until
            from organisation.absence order by person_id, since nulls first
            """;
    private static final String CHARGES = """
            select c.person_id, c.unit_id, coalesce(c.area_id, 0) as area_id, lower(d.days) as since, upper(d.days) as until
            from organisation.charge c join organisation.person p on p.id = c.person_id,
                 lateral (select c.validity * daterange(p.joined, p.departed) as days) d
            where not isempty(d.days) order by c.id
            """;
    private static final String INTERVALS = "select id, interval_days from organisation.area order by position, id";

    private final JdbcClient reader;
    private final KnownAt known;

    @Autowired
    OrganisationFacts(@Qualifier("readerJdbcClient") JdbcClient reader) {
        this(reader, KnownAt.NOW);
    }

    private OrganisationFacts(JdbcClient reader, KnownAt known) {
        this.reader = reader;
        this.known = known;
    }

    /** The same as it was known at a sequence of the 审计链 (当时所知). */
    public OrganisationFacts knownAt(long seq) {
        return new OrganisationFacts(reader, new KnownAt(seq));
    }

    public List<Unit> units() {
        return reader.sql(known.in(UNITS))
                .query((row, number) -> new Unit(row.getLong("id"), row.getInt("place"), since(row), until(row)))
                .list();
    }

    public List<Placement> placements() {
        return reader.sql(known.in(PLACEMENTS))
                .query((row, number) ->
                        new Placement(row.getLong("unit_id"), row.getLong("parent_id"), since(row), until(row)))
                .list();
    }

    /**
     * Posts held, clipped to the days on which the post's unit is the person's working unit (责任随工作单位) and to the days
     * of service. Days of a working unit without a post there carry post 0 and a negative id. A post interrupted by a
     * loan gives several slots with one id.
     */
    public List<Slot> slots() {
        return reader.sql(known.in(SLOTS))
                .query((row, number) -> new Slot(
                        row.getLong("id"),
                        row.getLong("person_id"),
                        row.getLong("unit_id"),
                        row.getLong("post_id"),
                        Staff.valueOf(row.getString("staff")),
                        row.getBoolean("leads"),
                        since(row),
                        until(row)))
                .list();
    }

    /** The working unit of each person (工作单位), within the days of service. */
    public List<WorkingUnit> workingUnits() {
        return reader.sql(known.in(WORKING_UNITS))
                .query((row, number) ->
                        new WorkingUnit(row.getLong("person_id"), row.getLong("unit_id"), since(row), until(row)))
                .list();
    }

    public List<Absence> absences() {
        return reader.sql(known.in(ABSENCES))
                .query((row, number) -> new Absence(row.getLong("person_id"), since(row), until(row)))
                .list();
    }

    /** Charges (分管) within the days of service; area 0 for the unit as a whole. */
    public List<Charge> charges() {
        return reader.sql(known.in(CHARGES))
                .query((row, number) -> new Charge(
                        row.getLong("person_id"),
                        row.getLong("unit_id"),
                        row.getLong("area_id"),
                        since(row),
                        until(row)))
                .list();
    }

    /** How many days may pass between two checks of an area (检查间隔), by area in its order. */
    public Map<Long, Integer> intervals() {
        var found = new LinkedHashMap<Long, Integer>();
        reader.sql(known.in(INTERVALS)).query(row -> {
            found.put(row.getLong("id"), row.getInt("interval_days"));
        });
        return found;
    }

    private static LocalDate since(ResultSet row) throws SQLException {
        var date = row.getObject("since", LocalDate.class);
        return date == null ? LocalDate.MIN : date;
    }

    private static LocalDate until(ResultSet row) throws SQLException {
        var date = row.getObject("until", LocalDate.class);
        return date == null ? LocalDate.MAX : date;
    }
}
