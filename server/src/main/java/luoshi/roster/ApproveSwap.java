package luoshi.roster;

/** Approve a swap that waits (同意换班). */
public record ApproveSwap(long swapId, int version) {}
