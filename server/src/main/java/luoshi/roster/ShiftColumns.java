package luoshi.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import luoshi.database.Columns;

/** Columns that rows of shifts share. */
public final class ShiftColumns {
    private ShiftColumns() {}

    /** From when to when: {@code starts}, {@code ends}. */
    public static ShiftHours hours(ResultSet row) throws SQLException {
        return new ShiftHours(Columns.instant(row, "starts"), Columns.instant(row, "ends"));
    }
}
