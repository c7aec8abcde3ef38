package luoshi.exchange;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/** One cell as text: what a person reads in it, days as ISO days. */
final class Cells {
    /** Formats that every spreadsheet program knows by number alone; 27–36 and 50–58 are those of the Chinese versions. */
    private static final Set<Integer> DAY_FORMATS = Set.of(
            14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
            55, 56, 57, 58);

    private static final Pattern NOT_A_SIGN = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\u200b\\ufeff\\u2060]");

    private Cells() {}

    static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        var raw = cell.getRawValue();
        return switch (cell.getType()) {
            case NUMBER -> number(cell, raw);
            case FORMULA -> raw == null ? "" : looksLikeNumber(raw) ? number(cell, raw) : clean(raw);
            case BOOLEAN -> "1".equals(raw) || "true".equalsIgnoreCase(raw) ? "TRUE" : "FALSE";
            case ERROR -> raw == null ? "#" : clean(raw);
            case STRING, EMPTY -> clean(String.valueOf(cell.getText()));
        };
    }

    private static String number(Cell cell, @Nullable String raw) {
        if (raw == null) {
            return "";
        }
        if (isDay(cell)) {
            try {
                var time = cell.asDate();
                return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? time.toLocalDate().toString()
                        : time.withNano(0).toString();
            } catch (RuntimeException noDate) {
                return clean(raw);
            }
        }
        try {
            return new BigDecimal(raw.strip()).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException noNumber) {
            return clean(raw);
        }
    }

    private static boolean looksLikeNumber(String raw) {
        return raw.length() < 40 && raw.strip().matches("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?");
    }

    private static boolean isDay(Cell cell) {
        if (cell.getDataFormatId() != null && DAY_FORMATS.contains(cell.getDataFormatId())) {
            return true;
        }
        var format = cell.getDataFormatString();
        return format != null && NOT_A_SIGN.matcher(format).replaceAll("").matches("(?is).*[ymdh].*");
    }

    /** Stripped, without what cannot be seen; full-width spaces count as spaces. */
    static String clean(String text) {
        return INVISIBLE.matcher(text.replace("\r", "")).replaceAll("").strip();
    }
}
