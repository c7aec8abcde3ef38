package luoshi.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import luoshi.database.Reading;
import luoshi.web.spi.PersonNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People as the acting reader may see them (人员): by id, by number, who works where on a day. */
@Component
public class People implements PersonNames {
    private static final String COLUMNS = "p.id, p.number, p.name, p.staff, p.rank, p.joined, p.departed, p.version";
    private static final String WORKING = "select " + COLUMNS + """
             from organisation.person p
            join organisation.membership m on m.person_id = p.id
            where m.line = 'WORKING' and m.unit_id in (:units) and m.validity @> cast(:day as date)
              and p.joined <= :day and (p.departed is null or p.departed > :day)
            order by p.staff desc, p.name collate "zh-Hans-CN-x-icu", p.id
            """;

    private final JdbcClient sql;

    People(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Optional<Person> find(long id) {
        return sql.sql("select " + COLUMNS + " from organisation.person p where p.id = :id")
                .param("id", id)
                .query(People::read)
                .optional();
    }

    /** People by their number; numbers that the reader may not see or that nobody has are absent. */
    @Transactional(readOnly = true)
    public Map<String, Person> byNumbers(Collection<String> numbers) {
        var found = new HashMap<String, Person>();
        if (!numbers.isEmpty()) {
            sql.sql("select " + COLUMNS + " from organisation.person p where p.number in (:numbers)")
                    .param("numbers", Set.copyOf(numbers))
                    .query(People::read)
                    .list()
                    .forEach(person -> found.put(person.number(), person));
        }
        return found;
    }

    /** People by id; what the reader may not see is absent. */
    @Transactional(readOnly = true)
    public Map<Long, Person> byIds(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : Reading.settled(
                        new ByIds(Set.copyOf(ids)),
                        () -> sql
                                .sql("select " + COLUMNS + " from organisation.person p where p.id in (:ids)")
                                .param("ids", Set.copyOf(ids))
                                .query(People::read)
                                .stream()
                                .collect(Collectors.toUnmodifiableMap(Person::id, Function.identity())));
    }

    private record ByIds(Set<Long> ids) {}

    /** Names by id; what the reader may not see is absent. */
    @Override
    @Transactional(readOnly = true)
    public Map<Long, String> names(Collection<Long> ids) {
        var names = new HashMap<Long, String>();
        byIds(ids).forEach((id, person) -> names.put(id, person.name()));
        return names;
    }

    /** Who works in the units on the day (工作单位): officers first, then by name. */
    @Transactional(readOnly = true)
    public List<Person> workingIn(Collection<Long> units, LocalDate day) {
        return Reading.settled(
                new WorkingIn(Set.copyOf(units), day),
                () -> units.isEmpty()
                        ? List.of()
                        : sql.sql(WORKING)
                                .param("units", Set.copyOf(units))
                                .param("day", day)
                                .query(People::read)
                                .list());
    }

    private record WorkingIn(Set<Long> units, LocalDate day) {}

    /** The working unit of a person on the day. */
    @Transactional(readOnly = true)
    public Optional<Long> workingUnit(long person, LocalDate day) {
        return sql.sql("""
                        select unit_id from organisation.membership
                        where person_id = :person and line = 'WORKING' and validity @> cast(:day as date)
                        """)
                .param("person", person)
                .param("day", day)
                .query(Long.class)
                .optional();
    }

    static Person read(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getLong("id"),
                row.getString("number"),
                row.getString("name"),
                StaffKind.valueOf(row.getString("staff")),
                row.getString("rank"),
                row.getObject("joined", LocalDate.class),
                row.getObject("departed", LocalDate.class),
                row.getInt("version"));
    }
}
