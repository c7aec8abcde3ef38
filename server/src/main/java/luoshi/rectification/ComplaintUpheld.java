package luoshi.rectification;

import org.jspecify.annotations.Nullable;

/**
 * A complaint found true (投诉属实), as far as a problem needs it: never who complained.
 *
 * @param reference of the complaint; one of them opens one problem
 * @param person whom it is about, or null
 */
public record ComplaintUpheld(
        String reference,
        long unit,
        long area,
        @Nullable Long clause,
        @Nullable Long person,
        String title,
        String facts,
        int severity) {}
