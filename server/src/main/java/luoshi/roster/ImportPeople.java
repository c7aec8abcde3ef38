package luoshi.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people that a file names, loaded once for all its rows, as far as who imports sees them. */
@Component
class ImportPeople {
    private final JdbcClient sql;

    ImportPeople(JdbcClient sql) {
        this.sql = sql;
    }

    /** Everybody who bears one of the numbers or one of the names. */
    Known load(Collection<String> numbers, Collection<String> names) {
        var people = new LinkedHashMap<Long, Standing>();
        sql.sql("""
                        select id, number, name, staff, joined, departed from organisation.person
                        where number = any (:numbers) or name = any (:names) order by number
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("names", names.toArray(String[]::new))
                .query(row -> {
                    people.put(
                            row.getLong("id"),
                            new Standing(
                                    row.getLong("id"),
                                    row.getString("number"),
                                    row.getString("name"),
                                    row.getString("staff").equals("AUXILIARY"),
                                    row.getObject("joined", LocalDate.class),
                                    row.getObject("departed", LocalDate.class),
                                    new ArrayList<>(),
                                    new ArrayList<>()));
                });
        var ids = people.keySet().toArray(Long[]::new);
        sql.sql("""
                        select person_id, unit_id, lower(validity) as since, upper(validity) as until
                        from organisation.membership where line = 'WORKING' and person_id = any (:ids)
                        """).param("ids", ids).query(row -> {
            var standing = people.get(row.getLong("person_id"));
            if (standing != null) {
                standing.units()
                        .add(new Stretch(
                                row.getLong("unit_id"),
                                row.getObject("since", LocalDate.class),
                                row.getObject("until", LocalDate.class)));
            }
        });
        sql.sql("""
                        select person_id, lower(validity) as since, upper(validity) as until
                        from organisation.absence where person_id = any (:ids)
                        """).param("ids", ids).query(row -> {
            var standing = people.get(row.getLong("person_id"));
            if (standing != null) {
                standing.absences()
                        .add(new Stretch(
                                0, row.getObject("since", LocalDate.class), row.getObject("until", LocalDate.class)));
            }
        });
        return new Known(people.values());
    }

    /** People by number and by name. */
    static final class Known {
        private final Map<String, Standing> byNumber = new HashMap<>();
        private final Map<String, List<Standing>> byName = new HashMap<>();

        Known(Collection<Standing> people) {
            for (var person : people) {
                byNumber.put(person.number(), person);
                byName.computeIfAbsent(person.name(), name -> new ArrayList<>()).add(person);
            }
        }

        @Nullable
        Standing numbered(String number) {
            return byNumber.get(number);
        }

        List<Standing> named(String name) {
            return byName.getOrDefault(name, List.of());
        }
    }

    /** A person with his working units and absences. */
    record Standing(
            long id,
            String number,
            String name,
            boolean auxiliary,
            LocalDate joined,
            @Nullable LocalDate departed,
            List<Stretch> units,
            List<Stretch> absences) {
        Candidate on(LocalDate day) {
            Long unit = null;
            for (var stretch : units) {
                unit = stretch.covers(day) ? Long.valueOf(stretch.unit()) : unit;
            }
            return new Candidate(
                    id,
                    number,
                    name,
                    auxiliary,
                    joined,
                    departed,
                    unit,
                    null,
                    absences.stream().anyMatch(stretch -> stretch.covers(day)));
        }
    }

    /** Some days, half-open; an end without a date is open. */
    record Stretch(
            long unit, @Nullable LocalDate since, @Nullable LocalDate until) {
        boolean covers(LocalDate day) {
            return (since == null || !day.isBefore(since)) && (until == null || day.isBefore(until));
        }
    }
}
