package luoshi.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import luoshi.kernel.Actor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may stand a shift on a day: for planners within their scope, for others among the colleagues of their own unit. */
@Component
class Candidates {
    private static final String SELECT = """
            select p.id, p.number, p.name, p.staff, p.joined, p.departed, m.unit_id,
                   organisation.station_of(m.unit_id, :day) as station_id,
                   exists (select from organisation.absence a where a.person_id = p.id and a.validity @> :day::date) as absent
            from organisation.person p
            left join organisation.membership m on m.person_id = p.id and m.line = 'WORKING' and m.validity @> :day::date
            """;

    private final JdbcClient sql;
    private final JdbcClient reader;

    Candidates(JdbcClient sql, @Qualifier("readerJdbcClient") JdbcClient reader) {
        this.sql = sql;
        this.reader = reader;
    }

    /** The person, if within the scope of who acts. */
    Optional<Candidate> visible(long person, LocalDate day) {
        return sql.sql(SELECT + " where p.id = :id")
                .param("day", day)
                .param("id", person)
                .query(Candidates::read)
                .optional();
    }

    /** The person with the police or auxiliary number, if within the scope of who acts. */
    Optional<Candidate> visible(String number, LocalDate day) {
        return sql.sql(SELECT + " where p.number = :number")
                .param("day", day)
                .param("number", number)
                .query(Candidates::read)
                .optional();
    }

    /** People within scope who bear the name; several may. */
    List<Candidate> named(String name, LocalDate day) {
        return sql.sql(SELECT + " where p.name = :name order by p.number")
                .param("day", day)
                .param("name", name)
                .query(Candidates::read)
                .list();
    }

    /** Whoever it is, for checks whose answer is not shown. */
    Optional<Candidate> anyone(long person, LocalDate day) {
        return reader.sql(SELECT + " where p.id = :id")
                .param("day", day)
                .param("id", person)
                .query(Candidates::read)
                .optional();
    }

    /** A colleague: somebody who works on the day in a unit that the actor belongs to. Rosters hang on its wall. */
    Optional<Candidate> colleague(Actor actor, long person, LocalDate day) {
        return anyone(person, day)
                .filter(found -> found.unitId() != null && actor.home().contains(found.unitId()));
    }

    private static Candidate read(ResultSet row, int number) throws SQLException {
        return new Candidate(
                row.getLong("id"),
                row.getString("number"),
                row.getString("name"),
                row.getString("staff").equals("AUXILIARY"),
                row.getObject("joined", LocalDate.class),
                row.getObject("departed", LocalDate.class),
                row.getObject("unit_id", Long.class),
                row.getObject("station_id", Long.class),
                row.getBoolean("absent"));
    }
}
