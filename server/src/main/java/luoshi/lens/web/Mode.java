package luoshi.lens.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the cells of the matrix show (看哪一种). */
enum Mode {
    /** 履责率 */
    RATE,
    /** 合规率，只算随机抽查 */
    COMPLIANCE,
    /** 距上次检查 */
    LAST,
    /** 责任人 */
    OWNER;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Mode> of(String text) {
        return Arrays.stream(values()).filter(mode -> mode.key().equals(text)).findFirst();
    }
}
