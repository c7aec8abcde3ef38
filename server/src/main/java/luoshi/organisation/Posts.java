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

/** The list of posts (岗位), the same for everybody. */
@Component
public class Posts {
    private final JdbcClient sql;

    Posts(JdbcClient sql) {
        this.sql = sql;
    }

    /** All, retired ones included, leading posts first. */
    @Transactional(readOnly = true)
    public List<Post> all() {
        return Reading.settled(
                new All(),
                () -> sql.sql("""
                        select id, code, name, name_en, leads, retired, version
                        from organisation.post order by leads desc, id
                        """)
                        .query((row, number) -> new Post(
                                row.getLong("id"),
                                row.getString("code"),
                                row.getString("name"),
                                row.getString("name_en"),
                                row.getBoolean("leads"),
                                row.getBoolean("retired"),
                                row.getInt("version")))
                        .list());
    }

    private record All() {}

    @Transactional(readOnly = true)
    public Map<Long, Post> byId() {
        return all().stream().collect(Collectors.toMap(Post::id, Function.identity()));
    }

    @Transactional(readOnly = true)
    public Optional<Post> find(long id) {
        return all().stream().filter(post -> post.id() == id).findFirst();
    }
}
