package luoshi.referral;

import org.jspecify.annotations.Nullable;

/**
 * Record a complaint (登记投诉).
 *
 * @param person whom it is about, or null
 * @param pending where it is led already, or null
 * @param name of who complains, may be empty
 * @param contact how to reach him, may be empty
 * @param once token of the form
 */
public record RecordComplaint(
        long unit,
        @Nullable Long person,
        ComplaintChannel channel,
        String matter,
        @Nullable ComplaintPending pending,
        String name,
        String contact,
        String once) {}
