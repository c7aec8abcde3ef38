package luoshi.database;

import java.util.List;
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
        for (var module : MODULES) {
            try {
                Flyway.configure()
                        .dataSource(
                                access.url(),
                                access.owner().user(),
                                access.owner().password())
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
}
