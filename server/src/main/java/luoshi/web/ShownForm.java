package luoshi.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import luoshi.web.Field.Option;
import org.jspecify.annotations.Nullable;

/** A form as a page shows it (表单的样子): what was typed stays, and what is wrong stands at its field and on top. */
public final class ShownForm {
    private final Form form;
    private final Texts t;
    private final String ids;

    ShownForm(Form form, Texts t, String ids) {
        this.form = form;
        this.t = t;
        this.ids = ids;
    }

    /** A field to type in, or to tick. */
    public Field field(String name) {
        return new Field(ids + name, name, form.text(name), error(name), false, List.of());
    }

    /** A field to choose from a list, with a choice of nothing named {@code none} first unless that is null. */
    public <T> Field choice(
            String name, @Nullable String none, List<T> all, Function<T, ?> value, Function<T, String> label) {
        return choice(name, none, all, value, label, one -> 0);
    }

    /** The same for a tree; {@code indent} is the depth of each. */
    public <T> Field choice(
            String name,
            @Nullable String none,
            List<T> all,
            Function<T, ?> value,
            Function<T, String> label,
            Function<T, Integer> indent) {
        var chosen = form.all(name);
        var options = new ArrayList<Option>();
        if (none != null) {
            options.add(new Option("", none, form.text(name).isEmpty(), 0));
        }
        for (var one : all) {
            var text = String.valueOf(value.apply(one));
            options.add(new Option(text, label.apply(one), chosen.contains(text), indent.apply(one)));
        }
        return new Field(ids + name, name, form.text(name), error(name), true, options);
    }

    /** The constants of a type to choose from. */
    public <E extends Enum<E>> Field constants(String name, Class<E> type, Function<E, String> label) {
        return choice(name, null, Arrays.asList(type.getEnumConstants()), Enum::name, label);
    }

    /** What is wrong with the field, empty for nothing. */
    private String error(String name) {
        return form.refusals().stream()
                .filter(refusal -> refusal.field().equals(name))
                .map(refusal -> t.say(refusal.reason()))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** All that is wrong, for the top of the page. */
    public List<Mistake> mistakes() {
        return form.refusals().stream()
                .map(refusal ->
                        new Mistake(refusal.field().isEmpty() ? "" : ids + refusal.field(), t.say(refusal.reason())))
                .distinct()
                .toList();
    }
}
