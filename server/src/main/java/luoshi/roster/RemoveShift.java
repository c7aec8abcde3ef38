package luoshi.roster;

/**
 * Remove a shift (删班次).
 *
 * @param version as it was shown
 * @param reason why, needed once the month is published or the shift has begun
 */
public record RemoveShift(long shiftId, int version, String reason) {}
