package luoshi.organisation;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Names of people and units and whether somebody is 辅警, whoever asks (名字): for matters that the reader may see and that name somebody whom he would
 * not see otherwise. Where that is not so, {@link People} and {@link Units} know what may be seen.
 */
@Component
public class Names {
    private final JdbcClient reader;

    Names(@Qualifier("readerJdbcClient") JdbcClient reader) {
        this.reader = reader;
    }

    /** Names of people by id. */
    public Map<Long, String> people(Collection<Long> ids) {
        return all("select id, name from organisation.person where id = any (:ids)", ids);
    }

    /** Names of units by id. */
    public Map<Long, String> units(Collection<Long> ids) {
        return all("select id, name from organisation.unit where id = any (:ids)", ids);
    }

    /** The name of a person, empty where there is none. */
    public String person(long id) {
        return people(Set.of(id)).getOrDefault(id, "");
    }

    /** The name of a unit, empty where there is none. */
    public String unit(long id) {
        return units(Set.of(id)).getOrDefault(id, "");
    }

    /** Whether the person is an auxiliary (辅警). */
    public boolean auxiliary(long person) {
        return reader.sql("select staff from organisation.person where id = :id")
                .param("id", person)
                .query(String.class)
                .optional()
                .filter(StaffKind.AUXILIARY.name()::equals)
                .isPresent();
    }

    private Map<Long, String> all(String query, Collection<Long> ids) {
        var names = new HashMap<Long, String>();
        if (!ids.isEmpty()) {
            reader.sql(query).param("ids", Set.copyOf(ids).toArray(Long[]::new)).query(row -> {
                names.put(row.getLong("id"), row.getString("name"));
            });
        }
        return names;
    }
}
