package luoshi.web;

import java.io.Serial;
import java.text.FieldPosition;
import java.text.Format;
import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Texts whose data are put in as they are: 1750 and not 1,750, unless the text itself names a format. */
final class PlainMessages extends ResourceBundleMessageSource {
    private final Map<Locale, Map<String, String>> plain = new ConcurrentHashMap<>();
    private final Map<Locale, Map<String, MessageFormat>> withData = new ConcurrentHashMap<>();

    /** The texts of these files; a language that has none reads Chinese. */
    static PlainMessages of(String... files) {
        var source = new PlainMessages();
        source.setBasenames(files);
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
        return source;
    }

    /** Most texts have no data: a page of a thousand of them asks ten files for each only the first time. */
    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] data, @Nullable Locale locale) {
        if (code == null || locale == null || data != null && data.length > 0) {
            return super.getMessageInternal(code, data, locale);
        }
        var known = plain.computeIfAbsent(locale, fresh -> new ConcurrentHashMap<>());
        var text = known.get(code);
        if (text == null) {
            text = super.getMessageInternal(code, data, locale);
            if (text != null) {
                known.put(code, text);
            }
        }
        return text;
    }

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
        var known = withData.computeIfAbsent(locale, fresh -> new ConcurrentHashMap<>());
        var format = known.get(code);
        if (format == null) {
            format = super.resolveCode(code, locale);
            if (format != null) {
                known.put(code, format);
            }
        }
        return format;
    }

    @Override
    protected MessageFormat createMessageFormat(String text, @Nullable Locale locale) {
        var message = super.createMessageFormat(text, locale);
        var formats = message.getFormats();
        for (var i = 0; i < formats.length; i++) {
            if (formats[i] == null) {
                message.setFormat(i, Plain.FORMAT);
            }
        }
        return message;
    }

    private static final class Plain extends Format {
        @Serial
        private static final long serialVersionUID = 1;

        static final Plain FORMAT = new Plain();

        @Override
        public StringBuffer format(Object value, StringBuffer to, FieldPosition position) {
            return to.append(value);
        }

        @Override
        public @Nullable Object parseObject(String source, ParsePosition position) {
            return null;
        }
    }
}
