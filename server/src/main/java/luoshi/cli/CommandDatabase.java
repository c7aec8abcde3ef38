package luoshi.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import luoshi.database.DatabaseAccess.Login;
import luoshi.database.FolderDatabase;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Reading connections of a command that looks at a database, that of a folder or one's own; the server may run or not. */
final class CommandDatabase implements AutoCloseable {
    private static final String URL = "luoshi.db.url";
    private static final String READER_PASSWORD = "luoshi.db.reader-password";
    private static final Environment ENVIRONMENT = new StandardEnvironment();

    private final DataSource reader;
    private final AutoCloseable database;

    private CommandDatabase(DataSource reader, AutoCloseable database) {
        this.reader = reader;
        this.database = database;
    }

    /** Whether the environment names one's own server, so that no folder is looked at. */
    static boolean ownServer() {
        return !ENVIRONMENT.getProperty(URL, "").isBlank();
    }

    /**
     * The folder that a command names.
     *
     * @throws Refusal when there is no database in it
     */
    static Path folder(Path data) {
        var folder = data.toAbsolutePath().normalize();
        if (!Files.exists(folder.resolve("cluster"))) {
            throw new Refusal(
                    "目录 " + folder + " 里没有数据库。用 --data 指到 demo 或 serve 用的目录。",
                    "There is no database in " + folder + ". Name the folder of demo or serve with --data.");
        }
        return folder;
    }

    static CommandDatabase open(Path data) throws SQLException {
        if (ownServer()) {
            return new CommandDatabase(own(), () -> {});
        }
        var database = FolderDatabase.open(folder(data));
        return new CommandDatabase(database.access().source(database.access().reader()), database);
    }

    private static DataSource own() {
        if (ENVIRONMENT.getProperty(READER_PASSWORD, "").isBlank()) {
            throw new Refusal(
                    "设了 LUOSHI_DB_URL，没有设 LUOSHI_DB_READER_PASSWORD。两个一起设；要看内置数据库就两个都不设。",
                    "LUOSHI_DB_URL is set and LUOSHI_DB_READER_PASSWORD is not. Set both, or neither for the embedded database.");
        }
        var login = Login.of(ENVIRONMENT, "reader");
        var source = new DriverManagerDataSource(ENVIRONMENT.getRequiredProperty(URL), login.user(), login.password());
        try (var tried = source.getConnection()) {
            return source;
        } catch (SQLException failed) {
            throw new Refusal(
                    "连不上 LUOSHI_DB_URL 的数据库：" + failed.getMessage(),
                    "No connection to the database of LUOSHI_DB_URL: " + failed.getMessage());
        }
    }

    DataSource reader() {
        return reader;
    }

    @Override
    public void close() throws Exception {
        database.close();
    }
}
