package luoshi.roster;

import java.time.LocalDate;

/**
 * Publish a month (发布值班表) of a unit and of every unit below it that has shifts in it.
 *
 * @param month its first day
 */
public record PublishMonth(long unitId, LocalDate month) {}
