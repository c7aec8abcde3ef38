package luoshi.supervision;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Write down the good seen outside of a check (表扬、示范).
 *
 * @param area the work area, or null for none
 * @param once token of the form
 */
public record CommendPeople(long unit, @Nullable Long area, LocalDate day, RecordCheck.Praise praise, String once) {}
