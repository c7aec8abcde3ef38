package luoshi.web;

import java.io.Serial;
import java.text.FieldPosition;
import java.text.Format;
import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Texts whose data are put in as they are: 1750 and not 1,750, unless the text itself names a format. */
final class PlainMessages extends ResourceBundleMessageSource {
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
