package luoshi.sample;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;

/** One entry of the ledger for each day of records: what came in by the evening of that day is known from there on. */
final class Batches {
    private static final int EVENING = 1_200;
    private static final String APPEND = """
            select ledger.append(b.at, null, '样本世界', ?, null, 'SampleDayRecorded', 'sample', null, '{}'::jsonb)
            from (select t.at from unnest(?::timestamptz[]) with ordinality t(at, place) order by t.place) b
            """;

    private final Window window;
    private final long[] sequences;

    Batches(Connection connection, Window window, long unit) throws SQLException {
        this.window = window;
        this.sequences = new long[window.present + 1];
        var times = new ArrayList<String>();
        for (var day = 0; day <= window.present; day++) {
            var evening = window.at(day, EVENING);
            times.add(OffsetDateTime.ofInstant(evening.isAfter(window.now) ? window.now : evening, ZoneOffset.UTC)
                    .toString());
        }
        Array array = connection.createArrayOf("text", times.toArray());
        try (var append = connection.prepareStatement(APPEND)) {
            append.setLong(1, unit);
            append.setArray(2, array);
            try (var rows = append.executeQuery()) {
                for (var day = 0; rows.next(); day++) {
                    sequences[day] = rows.getLong(1);
                }
            }
        }
    }

    /** The sequence of the day's entry; of today's for any later day. */
    long on(int day) {
        return sequences[Math.clamp(day, 0, window.present)];
    }

    /** The day on whose evening a record made at that minute of a day was in. */
    int evening(int day, int minute) {
        return minute < EVENING ? day : day + 1;
    }
}
