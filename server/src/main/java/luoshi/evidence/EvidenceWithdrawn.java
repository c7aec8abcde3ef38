package luoshi.evidence;

/** A piece of evidence was withdrawn (佐证已撤回); the fact carries its {@code withdrawnSeq}. Published in the transaction. */
public record EvidenceWithdrawn(EvidenceFact fact) {}
