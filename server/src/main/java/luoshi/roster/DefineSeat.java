package luoshi.roster;

/**
 * Say that a seat must be manned (定岗位).
 *
 * @param unitId whose roster
 * @param name the seat, as written at the shifts
 * @param days which days
 * @param headcount at least how many, 1 to 99
 */
public record DefineSeat(long unitId, String name, ShiftKind kind, SeatDays days, int headcount) {}
