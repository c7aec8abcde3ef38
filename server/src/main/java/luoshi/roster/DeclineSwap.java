package luoshi.roster;

/**
 * Decline a swap that waits (不同意换班), or, by one of the two, withdraw it.
 *
 * @param answer what is said to it, may be empty when withdrawn
 */
public record DeclineSwap(long swapId, int version, String answer) {}
