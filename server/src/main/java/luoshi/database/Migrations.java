package luoshi.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** One schema and one history per module, in the order in which they refer to each other. */
public final class Migrations {
    private static final List<String> MODULES = List.of(
            "kernel",
            "ledger",
            "organisation",
            "exchange",
            "calendar",
            "roster",
            "rule",
            "evidence",
            "supervision",
            "redress",
            "referral",
            "rectification",
            "identity");

    private Migrations() {}

    /**
     * Brings every schema up to this program's state.
     *
     * @throws DatabaseUnavailable when the database was written by a newer program
     */
    public static void run(DatabaseAccess access) {
        try (var connections = few(access)) {
            for (var module : MODULES) {
                run(connections, module);
            }
        }
    }

    /** Each history takes a handful of connections, one after the other: signing in anew for each is most of what a start without news costs. */
    private static HikariDataSource few(DatabaseAccess access) {
        var config = new HikariConfig();
        config.setPoolName("migrations");
        config.setJdbcUrl(access.url());
        config.setUsername(access.owner().user());
        config.setPassword(access.owner().password());
        config.setMaximumPoolSize(6);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private static void run(DataSource connections, String module) {
        try {
            Flyway.configure()
                    .dataSource(connections)
                    .locations("classpath:db/migration/" + module)
                    .schemas(module)
                    .defaultSchema(module)
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayValidateException newer) {
            if (String.valueOf(newer.getMessage()).contains("not resolved locally")) {
                throw new DatabaseUnavailable("newer", module);
            }
            throw newer;
        }
    }
}
