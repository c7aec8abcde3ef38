package luoshi.roster;

/**
 * Undo a swap that stands (撤销换班): the shift goes back to who had it before.
 *
 * @param reason why, always needed
 */
public record UndoSwap(long swapId, int version, String reason) {}
