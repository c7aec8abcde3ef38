package luoshi.engine.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * A statutory holiday with what comes before and after it (重点时段): 节前学习、节中检查、节后总结 (domain §9). Holidays at most
 * five working days apart are one key time.
 *
 * @param names the holidays in order
 * @param firstOff first off-day
 * @param lastOff last off-day, inclusive
 */
public record KeyTime(List<String> names, LocalDate firstOff, LocalDate lastOff) {
    /** Before and after last seven calendar days each. */
    static final int MARGIN_DAYS = 7;

    public KeyTime {
        names = List.copyOf(names);
    }

    /** Which part of a key time. */
    public enum Part {
        BEFORE,
        DURING,
        AFTER;

        int precedence() {
            return switch (this) {
                case DURING -> 0;
                case BEFORE -> 1;
                case AFTER -> 2;
            };
        }
    }

    /**
     * One stage of a key time, both ends inclusive.
     *
     * @param keyTime whose stage it is
     * @param part which
     * @param start its first day
     * @param last its last day
     */
    public record Stage(KeyTime keyTime, Part part, LocalDate start, LocalDate last) {
        public boolean covers(LocalDate date) {
            return !date.isBefore(start) && !date.isAfter(last);
        }

        /** Stable name, such as {@code 2026-09-25/DURING}. */
        public String id() {
            return keyTime.firstOff() + "/" + part;
        }
    }

    public Stage before() {
        return new Stage(this, Part.BEFORE, firstOff.minusDays(MARGIN_DAYS), firstOff.minusDays(1));
    }

    public Stage during() {
        return new Stage(this, Part.DURING, firstOff, lastOff);
    }

    public Stage after() {
        return new Stage(this, Part.AFTER, lastOff.plusDays(1), lastOff.plusDays(MARGIN_DAYS));
    }

    public List<Stage> stages() {
        return List.of(before(), during(), after());
    }
}
