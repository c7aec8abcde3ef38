package luoshi.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import luoshi.kernel.Reason;
import org.springframework.context.MessageSource;

/** The words on the screen in the reader's language (界面文字), by key. */
public final class Texts {
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM-dd");
    private static final String NUMERALS = "一二三四五六七八九十";

    private final MessageSource source;
    private final Locale locale;

    public Texts(MessageSource source, Locale locale) {
        this.source = source;
        this.locale = locale;
    }

    /** The words of a command, which runs without the program: one module's, in the language of the machine. */
    public static Texts ofCommand(String module) {
        return new Texts(PlainMessages.of("messages/" + module), Locale.getDefault());
    }

    /**
     * The text of the key with its data put in.
     *
     * @throws org.springframework.context.NoSuchMessageException for a key that no file has
     */
    public String get(String key, Object... data) {
        return source.getMessage(key, data, locale);
    }

    /** The reason in words, its days written out. */
    public String say(Reason reason) {
        return get(
                reason.key(),
                reason.data().stream()
                        .map(datum -> datum instanceof LocalDate day ? fullDay(day) : datum)
                        .toArray());
    }

    /** A day in a sentence: {@code 10 月 2 日}, {@code 2 October}. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(english() ? "d MMMM" : "M 月 d 日", locale)
                .format(day);
    }

    /** A day of another year in a sentence: {@code 2025 年 10 月 2 日}, {@code 2 October 2025}. */
    public String fullDay(LocalDate day) {
        return DateTimeFormatter.ofPattern(english() ? "d MMMM yyyy" : "yyyy 年 M 月 d 日", locale)
                .format(day);
    }

    /** A month in a sentence: {@code 9 月}, {@code September}. */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern(english() ? "LLLL" : "M 月", locale).format(month);
    }

    /** A month with its year: {@code 2026 年 9 月}, {@code September 2026}. */
    public String fullMonth(YearMonth month) {
        return DateTimeFormatter.ofPattern(english() ? "LLLL yyyy" : "yyyy 年 M 月", locale)
                .format(month);
    }

    /** The day of the week: {@code 星期五}, {@code Friday}. */
    public String weekday(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEEE", locale).format(day);
    }

    /** A day in a table: {@code 10-02}. */
    public String shortDay(LocalDate day) {
        return SHORT.format(day);
    }

    /** A share as a percentage with one decimal, «–» where nothing was owed. */
    public String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f%%", share * 100);
    }

    /** 一, 二, 三 in Chinese, 1, 2, 3 in English. */
    public String numeral(int number) {
        return english() || number < 1 || number > NUMERALS.length()
                ? Integer.toString(number)
                : NUMERALS.substring(number - 1, number);
    }

    public Locale locale() {
        return locale;
    }

    public boolean english() {
        return locale.getLanguage().equals("en");
    }
}
