package luoshi.calendar;

import java.time.LocalDate;

/**
 * Names a day in the arrangement of a year (录入一天), or changes it.
 *
 * @param paperYear the year in whose arrangement the day stands
 * @param day the day: of that year, or of the December before
 * @param name the holiday it belongs to
 * @param off true for an off-day 放假, false for a make-up working day 调休上班
 * @param version the version shown, or {@link #NEW} for a day that was not named
 */
public record NameDay(int paperYear, LocalDate day, String name, boolean off, int version) {
    /** The version of a day that no arrangement names yet. */
    public static final int NEW = -1;
}
