package luoshi.roster;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What kind of shift (班次种类), with the hours it has unless the form says otherwise. The hours are a station's habit, not
 * law: change them here. All times are China time, which has no summer time.
 */
public enum ShiftKind {
    /** 白班 08:30–20:30 */
    DAY(LocalTime.of(8, 30), Duration.ofHours(12)),
    /** 夜班 20:30–08:30 of the next day */
    NIGHT(LocalTime.of(20, 30), Duration.ofHours(12)),
    /** 24 小时班 08:30–08:30 of the next day */
    FULL(LocalTime.of(8, 30), Duration.ofHours(24)),
    /** 备勤 08:30–08:30 of the next day: on call, not at the post */
    STANDBY(LocalTime.of(8, 30), Duration.ofHours(24)),
    /** 带班领导 08:30–08:30 of the next day */
    LEAD(LocalTime.of(8, 30), Duration.ofHours(24));

    /** Hours off between two shifts at a post below which the second is called a double shift (连班). */
    public static final Duration REST = Duration.ofHours(8);

    /** Longer than this is no shift. */
    public static final Duration LONGEST = Duration.ofHours(48);

    private static final Map<String, ShiftKind> WORDS = Map.ofEntries(
            Map.entry("白", DAY),
            Map.entry("白班", DAY),
            Map.entry("日", DAY),
            Map.entry("日班", DAY),
            Map.entry("D", DAY),
            Map.entry("夜", NIGHT),
            Map.entry("夜班", NIGHT),
            Map.entry("晚", NIGHT),
            Map.entry("晚班", NIGHT),
            Map.entry("N", NIGHT),
            Map.entry("24", FULL),
            Map.entry("24小时", FULL),
            Map.entry("全", FULL),
            Map.entry("全天", FULL),
            Map.entry("备", STANDBY),
            Map.entry("备勤", STANDBY),
            Map.entry("S", STANDBY),
            Map.entry("带", LEAD),
            Map.entry("带班", LEAD),
            Map.entry("带班领导", LEAD),
            Map.entry("L", LEAD));

    private final LocalTime start;
    private final Duration length;

    ShiftKind(LocalTime start, Duration length) {
        this.start = start;
        this.length = length;
    }

    public LocalTime start() {
        return start;
    }

    /** When it ends; the same time as the start means the next day. */
    public LocalTime end() {
        return start.plus(length);
    }

    /** Whether one stands at a post, and so must rest before the next: neither on call nor in charge. */
    public boolean atPost() {
        return this == DAY || this == NIGHT || this == FULL;
    }

    /** The usual hours of a shift that starts on the day. */
    public ShiftHours on(LocalDate day) {
        return ShiftHours.of(day, start, end());
    }

    /** Reads the word of a roster sheet, such as 白, 夜, 24, 备, 带; empty for a word nobody knows. */
    public static Optional<ShiftKind> read(String word) {
        var bare = word.strip().replace(" ", "").toUpperCase(Locale.ROOT);
        var known = WORDS.get(bare);
        if (known != null) {
            return Optional.of(known);
        }
        for (var kind : values()) {
            if (kind.name().equals(bare)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
