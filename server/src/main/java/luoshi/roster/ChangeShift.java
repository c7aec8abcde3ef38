package luoshi.roster;

/**
 * Change a shift (改班次).
 *
 * @param shiftId which
 * @param version as it was shown
 * @param to what it shall be; another person only before publication, afterwards by a swap
 */
public record ChangeShift(long shiftId, int version, PlanShift to) {}
