package luoshi.database;

import java.nio.file.Path;

/** A process of its own that runs the embedded database until it is killed or its input ends. */
final class DatabaseChild {
    private DatabaseChild() {}

    public static void main(String[] arguments) throws Exception {
        try (var server = EmbeddedPostgres.start(Path.of(arguments[0]))) {
            Migrations.run(server.access());
            var owner = server.access().owner();
            try (var connection = server.access().source(owner).getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("insert into organisation.area (code, name) values ('A', '值班备勤')");
            }
            System.out.println("UP as " + System.getProperty("user.name"));
            System.in.read();
        } catch (DatabaseUnavailable refused) {
            System.out.println("REFUSED " + refused.key() + " " + refused.getMessage());
        }
    }
}
