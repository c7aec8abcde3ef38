package luoshi.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Columns that rows of shifts share. */
public final class ShiftColumns {
    private ShiftColumns() {}

    /** From when to when: {@code starts}, {@code ends}. */
    public static ShiftHours hours(ResultSet row) throws SQLException {
        return new ShiftHours(
                row.getObject("starts", OffsetDateTime.class).toInstant(),
                row.getObject("ends", OffsetDateTime.class).toInstant());
    }
}
