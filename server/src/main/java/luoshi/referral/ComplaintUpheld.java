package luoshi.referral;

import org.jspecify.annotations.Nullable;

/**
 * A complaint was found true (投诉查实); published inside the transaction that decides it. It never says who complained.
 *
 * @param areaId work area that it belongs to
 * @param clauseId the clause that was broken, or null
 * @param personId whom it is about, or null
 * @param text what was found, as it may be read where the matter is put right
 */
public record ComplaintUpheld(
        long complaintId,
        long unitId,
        long areaId,
        @Nullable Long clauseId,
        @Nullable Long personId,
        String text) {}
