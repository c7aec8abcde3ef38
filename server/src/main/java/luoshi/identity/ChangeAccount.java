package luoshi.identity;

import luoshi.kernel.Role;

/** Gives an account another role or unit. */
record ChangeAccount(long id, int version, Role role, long unitId) {}
