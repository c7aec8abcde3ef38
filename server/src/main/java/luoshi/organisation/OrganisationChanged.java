package luoshi.organisation;

/**
 * Units, people, posts, memberships, absences or charges changed (队伍已变); published inside the transaction, so what follows it into
 * memory listens after commit.
 *
 * @param seq ledger sequence of the change
 */
public record OrganisationChanged(long seq) {}
