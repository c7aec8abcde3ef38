package luoshi.organisation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import luoshi.database.Reading;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The taxonomy of work areas (工作领域), the same for everybody. */
@Component
public class Areas {
    private final JdbcClient sql;

    Areas(JdbcClient sql) {
        this.sql = sql;
    }

    /** All, retired ones included, in the order of the taxonomy. */
    @Transactional(readOnly = true)
    public List<Area> all() {
        return Reading.settled(new All(), this::read);
    }

    private record All() {}

    private List<Area> read() {
        return sql.sql("""
                        select id, code, name, name_en, position, interval_days, retired, version
                        from organisation.area order by position, id
                        """)
                .query((row, number) -> new Area(
                        row.getLong("id"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getInt("position"),
                        row.getInt("interval_days"),
                        row.getBoolean("retired"),
                        row.getInt("version")))
                .list();
    }

    @Transactional(readOnly = true)
    public Map<Long, Area> byId() {
        return all().stream().collect(Collectors.toMap(Area::id, Function.identity()));
    }

    @Transactional(readOnly = true)
    public Optional<Area> find(long id) {
        return all().stream().filter(area -> area.id() == id).findFirst();
    }
}
