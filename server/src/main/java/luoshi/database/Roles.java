package luoshi.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The three database roles and the database itself, made by a superuser. */
final class Roles {
    private Roles() {}

    static void ensure(Connection superuser, DatabaseAccess access) throws SQLException {
        for (var login : List.of(access.owner(), access.app(), access.reader())) {
            var verb = exists(superuser, "select from pg_roles where rolname = ?", login.user()) ? "alter" : "create";
            run(
                    superuser,
                    verb + " role " + login.user() + " login nosuperuser nobypassrls nocreatedb nocreaterole password '"
                            + login.password() + "'");
        }
        var database = access.url().substring(access.url().lastIndexOf('/') + 1);
        if (!exists(superuser, "select from pg_database where datname = ?", database)) {
            run(
                    superuser,
                    "create database " + database + " owner " + access.owner().user());
            run(superuser, "revoke all on database " + database + " from public");
            run(superuser, "grant connect on database " + database + " to luoshi_app, luoshi_reader");
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void run(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
