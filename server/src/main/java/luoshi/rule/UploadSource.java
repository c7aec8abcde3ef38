package luoshi.rule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Upload a regulation (传一份制度).
 *
 * @param title its title; empty: the one in the text
 * @param from first day in force, or null when that is not known
 * @param to first day no longer in force, or null
 */
record UploadSource(
        String fileName,
        byte[] bytes,
        String title,
        String issuer,
        SourceLevel level,
        long ownerUnit,
        @Nullable LocalDate documentDate,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {}
