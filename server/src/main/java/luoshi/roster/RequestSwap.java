package luoshi.roster;

/**
 * Ask for a swap (换班): somebody else stands the shift. A planner who is neither of the two decides it in the same act.
 *
 * @param version of the shift as it was shown
 * @param toPerson who shall stand it
 * @param reason why, always needed
 */
public record RequestSwap(long shiftId, int version, long toPerson, String reason) {}
