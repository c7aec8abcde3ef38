package luoshi.calendar;

import java.time.LocalDate;

/** Takes a day out of the arrangement of a year (删去一天): it is again what its weekday says. */
public record RemoveDay(int paperYear, LocalDate day, int version) {}
