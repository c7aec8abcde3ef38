package luoshi.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import luoshi.web.Field;
import luoshi.web.Form;
import luoshi.web.Mistake;
import luoshi.web.ShownForm;
import luoshi.web.Texts;

/**
 * One form of the organisation (一张表单), shown again with what was typed and what stands against it.
 *
 * @param context what it is about, in one or two sentences
 * @param version of the record that it changes, empty for a new one
 * @param mistakes what stands against the form, each with the field it leads to
 */
public record FormPage(
        String crumb,
        String title,
        String context,
        String action,
        String submit,
        String back,
        String version,
        List<Line> lines,
        List<Mistake> mistakes) {
    /** One field with its words; {@code type} is text, date or checkbox for one that is not chosen from a list. */
    public record Line(Field field, String label, String help, String type, boolean required) {}

    /** Puts a form together field by field; the label of a field is the text {@code form.…} of its name. */
    static final class Builder {
        private final Form form;
        private final Texts t;
        private final ShownForm shown;
        private final List<Line> lines = new ArrayList<>();

        Builder(Form form, Texts t) {
            this.form = form;
            this.t = t;
            this.shown = form.shown(t);
        }

        Builder text(String name, boolean required, String help) {
            return add(shown.field(name), "text", required, help);
        }

        Builder date(String name, boolean required, String help) {
            return add(shown.field(name), "date", required, help);
        }

        Builder checkbox(String name, String help) {
            return add(shown.field(name), "checkbox", true, help);
        }

        /** A list to choose from that begins with none. */
        <T> Builder select(
                String name,
                boolean required,
                String help,
                List<T> all,
                Function<T, ?> value,
                Function<T, String> label) {
            var none = t.get(required ? "field.choose" : "form.none");
            return add(shown.choice(name, none, all, value, label), "", required, help);
        }

        private Builder add(Field field, String type, boolean required, String help) {
            lines.add(
                    new Line(field, t.get("form." + field.name()), help.isEmpty() ? "" : t.get(help), type, required));
            return this;
        }

        FormPage build(String crumb, String title, String context, String action, String submit, String back) {
            var known = lines.stream().map(line -> line.field().id()).toList();
            var mistakes = shown.mistakes().stream()
                    .map(mistake -> known.contains(mistake.id()) ? mistake : new Mistake("", mistake.text()))
                    .toList();
            return new FormPage(crumb, title, context, action, submit, back, form.text("version"), lines, mistakes);
        }
    }
}
