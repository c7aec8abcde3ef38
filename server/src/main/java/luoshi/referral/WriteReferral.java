package luoshi.referral;

import org.jspecify.annotations.Nullable;

/**
 * Hand something to the competent body (写移送).
 *
 * @param to the body
 * @param person whom it is about, or null
 * @param once token of the form
 */
public record WriteReferral(long to, long unit, @Nullable Long person, String matter, String once) {}
