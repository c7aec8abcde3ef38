package luoshi.identity;

/**
 * A form that sets a password.
 *
 * @param username whose
 * @param action where it is sent
 * @param done what was just done, or empty
 */
public record PasswordPage(String username, String action, String done, AccountFormPage.Faults faults) {}
