package luoshi.evidence;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Record by hand that a duty was done (记一笔).
 *
 * @param duty what was done
 * @param person who did it; null for oneself, or where a unit is named
 * @param unit the unit itself, for duties of units; else null
 * @param day on which it was done
 * @param time of day in China
 * @param kind what it rests on
 * @param quantity how many times, 1 to 1000
 * @param unannounced without notice (不打招呼)
 * @param note a few words, may be empty
 * @param once token of the form: the same form sent twice counts once
 */
public record RecordEvidence(
        long duty,
        @Nullable Long person,
        @Nullable Long unit,
        LocalDate day,
        LocalTime time,
        EvidenceKind kind,
        int quantity,
        boolean unannounced,
        String note,
        String once) {}
