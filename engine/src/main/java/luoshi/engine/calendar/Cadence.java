package luoshi.engine.calendar;

/** How often a duty falls due (频次): periodic, or by event. */
public enum Cadence {
    DAILY,
    WEEKLY,
    MONTHLY,
    QUARTERLY,
    HALF_YEARLY,
    YEARLY,
    /** One cell per rostered shift stood (每班). */
    PER_SHIFT,
    /** One cell per imported occasion (逢事). */
    PER_OCCASION,
    /** One cell per stage of a key time (重点时段 节前、节中、节后). */
    KEY_TIME_STAGE,
    /** Once for each version of the clause (每版一次). */
    ONCE_PER_VERSION
}
