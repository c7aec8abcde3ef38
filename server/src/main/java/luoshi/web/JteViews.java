package luoshi.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.RedirectView;

/** Renders precompiled jte templates; a view's name is its file below {@code src/main/jte} without the ending. A redirect answers 303. */
@Component
final class JteViews implements ViewResolver, Ordered {
    private final TemplateEngine templates;
    private final MessageSource messages;
    private final Shells shells;

    JteViews(TemplateEngine templates, MessageSource messages, Shells shells) {
        this.templates = templates;
        this.messages = messages;
        this.shells = shells;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        if (name.startsWith("redirect:")) {
            return new RedirectView(name.substring("redirect:".length()), true, false, false);
        }
        var file = name + ".jte";
        return templates.hasTemplate(file) ? new JteView(file, locale) : null;
    }

    private final class JteView implements View {
        private final String file;
        private final Locale locale;

        JteView(String file, Locale locale) {
            this.file = file;
            this.locale = locale;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            var texts = new Texts(messages, locale);
            var values = new HashMap<String, Object>(model == null ? Map.of() : model);
            values.put("t", texts);
            values.put("shell", shells.of(request.getRequestURI(), query(request), texts, csrf(request)));
            var output = new Utf8ByteOutput();
            templates.render(file, values, output);
            response.setContentType("text/html;charset=UTF-8");
            response.addHeader("Vary", "HX-Request");
            response.setHeader("Content-Language", locale.toLanguageTag());
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }

        private static String query(HttpServletRequest request) {
            var query = request.getMethod().equals("GET") ? request.getQueryString() : null;
            return query == null ? "" : query;
        }

        private static String csrf(HttpServletRequest request) {
            return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
        }
    }
}
