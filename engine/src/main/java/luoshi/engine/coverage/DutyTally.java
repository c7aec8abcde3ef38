package luoshi.engine.coverage;

/**
 * Tally of the cells of one duty (每项责任).
 *
 * @param duty the duty
 * @param tally counts by state
 */
public record DutyTally(long duty, Tally tally) {}
