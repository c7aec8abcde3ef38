package luoshi.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import luoshi.engine.calendar.HolidayDay;
import luoshi.engine.calendar.WorkCalendar;

/**
 * The published holiday arrangements that the program brings with it (国务院办公厅历年放假安排), read from its own file: what
 * a new database is filled with, and what counts where there is no database.
 */
public final class HolidayTable {
    private static final String FILE = "holidays.csv";
    private static final String HEADER = "date,name,off,paper_year";

    private HolidayTable() {}

    /** The calendar of all arrangements in the file. */
    public static WorkCalendar published() {
        var rows = rows();
        return WorkCalendar.of(
                rows.stream().map(Row::day).toList(),
                rows.stream().map(Row::paperYear).collect(Collectors.toUnmodifiableSet()));
    }

    /** One line: a day and the year in whose arrangement it is named. */
    record Row(HolidayDay day, int paperYear) {}

    static List<Row> rows() {
        try (var in = HolidayTable.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("no " + FILE + " in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.equals(HEADER) && !line.isBlank())
                    .map(HolidayTable::row)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Row row(String line) {
        var fields = line.split(",", -1);
        if (fields.length != 4) {
            throw new IllegalStateException(FILE + " has a line of " + fields.length + " fields: " + line);
        }
        return new Row(
                new HolidayDay(LocalDate.parse(fields[0]), fields[1], fields[2].equals("1")),
                Integer.parseInt(fields[3]));
    }
}
