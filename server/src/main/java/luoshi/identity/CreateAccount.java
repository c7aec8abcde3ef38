package luoshi.identity;

import luoshi.kernel.Role;

/**
 * Gives somebody an account.
 *
 * @param number 警号 or 辅警号 of a person on the roster, or a name of one's own choice for an account without a person
 * @param name shown on the screen; taken from the roster where the number is on it
 */
record CreateAccount(String number, String name, Role role, long unitId) {}
