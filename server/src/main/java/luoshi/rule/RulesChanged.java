package luoshi.rule;

/**
 * Clauses, duties, exemptions or 不适用 changed (规矩已变); published inside the transaction, so what follows it into
 * memory listens after commit.
 *
 * @param seq ledger sequence of the change
 */
public record RulesChanged(long seq) {}
