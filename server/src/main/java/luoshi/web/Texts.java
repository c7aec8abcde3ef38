package luoshi.web;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** The words on the screen in the reader's language (界面文字), by key. */
public final class Texts {
    private final MessageSource source;
    private final Locale locale;

    public Texts(MessageSource source, Locale locale) {
        this.source = source;
        this.locale = locale;
    }

    /**
     * The text of the key with its data put in.
     *
     * @throws org.springframework.context.NoSuchMessageException for a key that no file has
     */
    public String get(String key, Object... data) {
        return source.getMessage(key, data, locale);
    }

    public Locale locale() {
        return locale;
    }

    public boolean english() {
        return locale.getLanguage().equals("en");
    }
}
