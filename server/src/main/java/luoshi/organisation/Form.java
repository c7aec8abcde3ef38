package luoshi.organisation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import luoshi.kernel.Dates;
import luoshi.kernel.Reason;
import luoshi.organisation.FormPage.Field;
import luoshi.organisation.FormPage.Hidden;
import luoshi.organisation.FormPage.Option;
import luoshi.organisation.FormPage.Problem;
import luoshi.organisation.Outcome.Refusal;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/** What was typed into a form, read field by field; what cannot be read is refused at its field. */
final class Form {
    private final Map<String, String> values;
    private final List<Refusal> refusals = new ArrayList<>();

    Form(Map<String, String> values) {
        this.values = values;
    }

    String text(String field) {
        var text = values.getOrDefault(field, "").strip();
        return text.length() > 200 ? text.substring(0, 200) : text;
    }

    @Nullable
    String textOrNull(String field) {
        var text = text(field);
        return text.isEmpty() ? null : text;
    }

    boolean checked(String field) {
        return !text(field).isEmpty();
    }

    @Nullable
    LocalDate dayOrNull(String field) {
        var text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            var day = Dates.day(text);
            if (day != null && day.getYear() > 1900 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeException none) {
            // Refused below like everything else that is no day.
        }
        refuse(field, "reason.exchange.day");
        return null;
    }

    /** The day; some day after a refusal, so that the rest can be read. */
    LocalDate day(String field) {
        if (text(field).isEmpty()) {
            refuse(field, "reason.organisation.day-missing");
            return LocalDate.EPOCH;
        }
        var day = dayOrNull(field);
        return day == null ? LocalDate.EPOCH : day;
    }

    @Nullable
    Long idOrNull(String field) {
        var text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,18}")) {
            refuse(field, "reason.organisation.choose");
            return null;
        }
        return Long.valueOf(text);
    }

    long id(String field) {
        var id = idOrNull(field);
        if (id == null && text(field).isEmpty()) {
            refuse(field, "reason.organisation.choose");
        }
        return id == null ? -1 : id;
    }

    int whole(String field, int lowest, int highest) {
        var text = text(field);
        if (text.matches("\\d{1,6}") && Integer.parseInt(text) >= lowest && Integer.parseInt(text) <= highest) {
            return Integer.parseInt(text);
        }
        refusals.add(new Refusal(
                field, Reason.of("reason.exchange.whole", String.valueOf(lowest), String.valueOf(highest))));
        return lowest;
    }

    <E extends Enum<E>> E choice(String field, Class<E> kind) {
        for (var value : kind.getEnumConstants()) {
            if (value.name().equals(text(field))) {
                return value;
            }
        }
        refuse(field, "reason.organisation.choose");
        return kind.getEnumConstants()[0];
    }

    /** The version that the form showed; one that was garbled is none. */
    int version() {
        var text = text("version");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    private void refuse(String field, String key) {
        refusals.add(new Refusal(field, Reason.of(key)));
    }

    /** Runs the use case unless a field was refused; a clash that only the database saw is a refusal like any other. */
    Outcome run(Supplier<Outcome> useCase) {
        if (!refusals.isEmpty()) {
            return new Outcome.Refused(refusals);
        }
        try {
            return useCase.get();
        } catch (DataIntegrityViolationException clash) {
            return Outcome.refused("", "clash");
        }
    }

    /** Builds the page of a form around what was typed. */
    Builder page(Texts t, List<Refusal> against) {
        return new Builder(t, against);
    }

    /** Puts a form together field by field. */
    final class Builder {
        private final Texts t;
        private final List<Refusal> against;
        private final List<Hidden> hidden = new ArrayList<>();
        private final List<Field> fields = new ArrayList<>();

        private Builder(Texts t, List<Refusal> against) {
            this.t = t;
            this.against = against;
        }

        Builder hidden(String name, String value) {
            hidden.add(new Hidden(name, value));
            return this;
        }

        Builder text(String name, boolean required, String help) {
            return add(name, "text", required, help, List.of());
        }

        Builder date(String name, boolean required, String help) {
            return add(name, "date", required, help, List.of());
        }

        Builder checkbox(String name, String help) {
            return add(name, "checkbox", false, help, List.of());
        }

        /** Choices by value and label; an optional one begins with none. */
        Builder select(String name, boolean required, String help, Map<String, String> choices) {
            var options = new ArrayList<Option>();
            options.add(new Option("", t.get(required ? "form.choose" : "form.none"), false));
            choices.forEach(
                    (value, label) -> options.add(new Option(value, label, value.equals(Form.this.text(name)))));
            return add(name, "select", required, help, options);
        }

        private Builder add(String name, String type, boolean required, String help, List<Option> options) {
            var error = new StringBuilder();
            for (var refusal : against) {
                if (refusal.field().equals(name)) {
                    error.append(error.isEmpty() ? "" : " ").append(words(refusal));
                }
            }
            fields.add(new Field(
                    name,
                    t.get("form." + name),
                    help.isEmpty() ? "" : t.get(help),
                    type,
                    Form.this.text(name),
                    required,
                    error.toString(),
                    options));
            return this;
        }

        private String words(Refusal refusal) {
            return t.get(refusal.reason().key(), refusal.reason().data().toArray());
        }

        FormPage build(String crumb, String title, String context, String action, String submit, String back) {
            var known = fields.stream().map(Field::name).toList();
            return new FormPage(
                    crumb,
                    title,
                    context,
                    action,
                    submit,
                    back,
                    hidden,
                    fields,
                    against.stream()
                            .map(refusal ->
                                    new Problem(known.contains(refusal.field()) ? refusal.field() : "", words(refusal)))
                            .toList());
        }
    }
}
