package luoshi.database;

/** What is put into the database when its tables are up to date and nothing has read from it yet. */
public interface AfterMigration {
    void prepare(DatabaseAccess access);
}
