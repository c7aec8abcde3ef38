package luoshi.roster;

/**
 * Shifts, swaps, published rosters or occasions changed (值班、逢事已变); published inside the transaction, so what follows it into
 * memory listens after commit.
 *
 * @param seq ledger sequence of the change
 */
public record RosterChanged(long seq) {}
