package luoshi.web;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Draws a part of a page (片段) with a template of another module, so that a page need not know whose it is. */
@Component
public final class Fragments {
    private final TemplateEngine templates;

    Fragments(TemplateEngine templates) {
        this.templates = templates;
    }

    /** The template filled with its view record and the texts; rendered when the page around it is. */
    public Content of(String template, Object page, Texts t) {
        return output -> templates.render(template + ".jte", Map.of("page", page, "t", t), output);
    }
}
