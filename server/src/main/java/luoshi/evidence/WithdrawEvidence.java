package luoshi.evidence;

/**
 * Take back a piece of evidence (撤回); its row stays, and what it filled is filled anew.
 *
 * @param fact the piece
 * @param reason why, in a few words
 */
public record WithdrawEvidence(long fact, String reason) {}
