package luoshi.identity;

/**
 * The sign-in form.
 *
 * @param username what was typed before
 * @param error why it did not work, in words, or empty
 * @param notice something else to say, or empty
 */
public record SignInPage(String username, String error, String notice) {}
