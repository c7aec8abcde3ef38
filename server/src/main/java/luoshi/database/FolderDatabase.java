package luoshi.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The database of a data folder for a command that runs beside the server: joined when a server runs on the folder,
 * started and stopped again when none does.
 */
public final class FolderDatabase implements AutoCloseable {
    private final DatabaseAccess access;
    private final @Nullable EmbeddedPostgres started;

    private FolderDatabase(DatabaseAccess access, @Nullable EmbeddedPostgres started) {
        this.access = access;
        this.started = started;
    }

    /**
     * Joins or starts the database.
     *
     * @throws DatabaseUnavailable with what to do about it
     */
    public static FolderDatabase open(Path folder) {
        try {
            var started = EmbeddedPostgres.start(folder);
            return new FolderDatabase(started.access(), started);
        } catch (DatabaseUnavailable unavailable) {
            var running = unavailable.key().equals("in-use") ? EmbeddedPostgres.running(folder) : null;
            if (running == null) {
                throw unavailable;
            }
            return new FolderDatabase(running, null);
        }
    }

    public DatabaseAccess access() {
        return access;
    }

    /** Whether another process runs the server of the folder. */
    public boolean joined() {
        return started == null;
    }

    @Override
    public void close() {
        if (started != null) {
            started.close();
        }
    }
}
