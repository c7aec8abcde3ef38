package luoshi.rectification;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import luoshi.organisation.StaffKind;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names of those who have a part in a problem: whoever may see the problem may know who leads, does and verifies it. */
@Component
class Names {
    private final JdbcClient reader;

    Names(@Qualifier("readerJdbcClient") JdbcClient reader) {
        this.reader = reader;
    }

    /** Names of people by id. */
    Map<Long, String> people(Collection<Long> ids) {
        return all("select id, name from organisation.person where id = any (:ids)", ids);
    }

    /** Names of units by id. */
    Map<Long, String> units(Collection<Long> ids) {
        return all("select id, name from organisation.unit where id = any (:ids)", ids);
    }

    String person(long id) {
        return people(Set.of(id)).getOrDefault(id, "");
    }

    String unit(long id) {
        return units(Set.of(id)).getOrDefault(id, "");
    }

    boolean auxiliary(long person) {
        return reader.sql("select staff from organisation.person where id = :id")
                .param("id", person)
                .query(String.class)
                .optional()
                .filter(StaffKind.AUXILIARY.name()::equals)
                .isPresent();
    }

    /** The title of a clause, which stands for a problem where none was written. */
    String clause(long id) {
        return all("select id, title as name from rule.clause where id = any (:ids)", Set.of(id))
                .getOrDefault(id, "");
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
