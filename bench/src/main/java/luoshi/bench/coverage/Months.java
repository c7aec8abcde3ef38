package luoshi.bench.coverage;

import java.time.LocalDate;

/** The twelve months of 2025, numbered from 0, in days since 1970. */
final class Months {
    static final int COUNT = 12;
    static final int YEAR = 2025;

    /** An end that has not come. */
    static final int OPEN = Integer.MAX_VALUE;

    private static final int[] FIRST = firstDays();

    private Months() {}

    /** The first day of the month; of 12, the day after the year. */
    static int firstDay(int month) {
        return FIRST[month];
    }

    static int length(int month) {
        return FIRST[month + 1] - FIRST[month];
    }

    /** One bit for each month from one up to another, without the latter. */
    static int bits(int from, int to) {
        return (1 << to) - (1 << from);
    }

    private static int[] firstDays() {
        var days = new int[COUNT + 1];
        for (int month = 0; month <= COUNT; month++) {
            days[month] = (int) LocalDate.of(YEAR, 1, 1).plusMonths(month).toEpochDay();
        }
        return days;
    }
}
