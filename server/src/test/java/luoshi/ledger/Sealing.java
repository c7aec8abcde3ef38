package luoshi.ledger;

import java.sql.SQLException;
import java.time.Clock;
import luoshi.database.DatabaseAccess;

/** Seals the 审计链 of a database where no server does. */
public final class Sealing {
    private Sealing() {}

    /** Seals all that is committed. */
    public static void seal(DatabaseAccess access) throws SQLException {
        new SealingLedger(access.source(access.app()), access.source(access.reader()), Clock.systemUTC()).seal();
    }
}
