package luoshi.rule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import luoshi.database.Reading;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Clauses by which a unit is checked (查哪几条), whoever asks: who asks has made sure that the reader may check there, or
 * may read a record that names them.
 */
@Component
public class Clauses {
    private static final String LINES = """
            select distinct on (c.id) c.id, s.title as source_title, c.reference, c.title, v.should, v.zero_tolerance
            from rule.clause c
            join rule.source s on s.id = c.source_id
            join rule.clause_version v on v.clause_id = c.id and v.status in ('PUBLISHED', 'REPEALED')
            """;
    private static final String NEWEST = " order by c.id, v.number desc";
    private static final String IN_FORCE =
            "select * from (" + LINES + """
            where v.area_id = :area and v.in_force @> cast(:day as date)
              and c.owner_unit_id = any (organisation.above(:unit, :day))
            """ + NEWEST + ") line order by source_title, id";

    private final JdbcClient reader;

    Clauses(@Qualifier("readerJdbcClient") JdbcClient reader) {
        this.reader = reader;
    }

    /** The clauses of the area that are in force for the unit on the day, its own and those from above, by regulation. */
    public List<ClauseLine> inForce(long unit, long area, LocalDate day) {
        return Reading.settled(
                new InForce(unit, area, day),
                () -> reader.sql(IN_FORCE)
                        .param("unit", unit)
                        .param("area", area)
                        .param("day", day)
                        .query(Clauses::read)
                        .list());
    }

    /** The clauses by id in their newest version. */
    public Map<Long, ClauseLine> byId(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : Reading.settled(
                        new ById(Set.copyOf(ids)),
                        () -> reader
                                .sql(LINES + " where c.id = any (:ids)" + NEWEST)
                                .param("ids", ids.toArray(Long[]::new))
                                .query(Clauses::read)
                                .stream()
                                .collect(Collectors.toUnmodifiableMap(ClauseLine::id, Function.identity())));
    }

    /** The title of a clause in its newest version, empty where there is none. */
    public String title(long id) {
        var line = byId(Set.of(id)).get(id);
        return line == null ? "" : line.title();
    }

    private record InForce(long unit, long area, LocalDate day) {}

    private record ById(Set<Long> ids) {}

    private static ClauseLine read(ResultSet row, int number) throws SQLException {
        return new ClauseLine(
                row.getLong("id"),
                row.getString("source_title"),
                row.getString("reference"),
                row.getString("title"),
                row.getString("should"),
                row.getBoolean("zero_tolerance"));
    }
}
