package luoshi.roster;

/**
 * Take back an imported occasion (撤回逢事), and with it what it made somebody owe.
 *
 * @param reason why, always needed
 */
public record WithdrawOccasion(long occasionId, String reason) {}
