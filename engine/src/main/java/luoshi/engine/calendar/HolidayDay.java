package luoshi.engine.calendar;

import java.time.LocalDate;

/**
 * One day named by a published holiday arrangement (放假安排): off, or a make-up working day (调休上班).
 *
 * @param date the day
 * @param name the holiday that it belongs to
 * @param off true for an off-day, false for a make-up working day
 */
public record HolidayDay(LocalDate date, String name, boolean off) {}
