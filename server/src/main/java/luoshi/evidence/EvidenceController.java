package luoshi.evidence;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Reason;
import luoshi.web.Texts;
import luoshi.web.spi.NavigationEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Own entries, a new one within half a minute on a phone, and taking one back. */
@Controller
class EvidenceController implements NavigationEntry {
    private final RecordingEvidence recording;
    private final WithdrawingEvidence withdrawing;
    private final EvidenceForms forms;
    private final EvidenceLists lists;

    EvidenceController(
            RecordingEvidence recording, WithdrawingEvidence withdrawing, EvidenceForms forms, EvidenceLists lists) {
        this.recording = recording;
        this.withdrawing = withdrawing;
        this.forms = forms;
        this.lists = lists;
    }

    @Override
    public Place place() {
        return new Place(Group.WORK, 20, "evidence", "/evidence", "clipboard-check", false);
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return actor.personId() != null;
    }

    @GetMapping("/evidence")
    String list(Actor actor, Texts t, Model model, @RequestParam Map<String, String> query) {
        model.addAttribute(
                "page",
                lists.page(
                        actor,
                        t,
                        id(query, "person"),
                        query.getOrDefault("mine", "").equals("true"),
                        parsed(query.get("before"), LocalDate::parse),
                        query.getOrDefault("done", "")));
        return "evidence/list";
    }

    @GetMapping("/evidence/new")
    String fresh(Actor actor, Texts t, Model model, @RequestParam Map<String, String> query) {
        var duty = id(query, "duty");
        if (duty == null) {
            model.addAttribute("page", forms.choice(actor, t, id(query, "person")));
            return "evidence/choose";
        }
        var filled = EvidenceForms.Filled.empty(id(query, "person"), id(query, "unit"));
        model.addAttribute("page", forms.form(actor, t, duty, filled, Map.of()));
        return "evidence/new";
    }

    @PostMapping("/evidence")
    String record(
            Actor actor, Texts t, Model model, HttpServletResponse response, @RequestParam Map<String, String> form) {
        var duty = id(form, "duty");
        if (duty == null) {
            throw new Missing("duty", form.getOrDefault("duty", ""));
        }
        var person = id(form, "person");
        var unit = id(form, "unit");
        var command = new RecordEvidence(
                duty,
                person,
                person == null ? unit : null,
                parsed(form.get("day"), LocalDate::parse),
                parsed(form.get("time"), LocalTime::parse),
                parsed(form.get("kind"), EvidenceKind::valueOf),
                quantity(form.getOrDefault("quantity", "")),
                form.containsKey("unannounced"),
                form.getOrDefault("note", ""),
                form.getOrDefault("once", ""));
        return switch (recording.record(actor, command)) {
            case EvidenceOutcome.Done done ->
                "redirect:/evidence?done=recorded"
                        + (person == null || person.equals(actor.personId()) ? "" : "&person=" + person);
            case EvidenceOutcome.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                var filled = new EvidenceForms.Filled(
                        person,
                        unit,
                        form.getOrDefault("day", ""),
                        form.getOrDefault("time", ""),
                        form.get("kind"),
                        form.getOrDefault("quantity", ""),
                        command.unannounced(),
                        command.note(),
                        command.once().isBlank() ? null : command.once());
                model.addAttribute("page", forms.form(actor, t, duty, filled, words(t, refused.reasons())));
                yield "evidence/new";
            }
        };
    }

    @GetMapping("/evidence/{id:\\d{1,18}}/withdraw")
    String askWithdrawal(Actor actor, Texts t, Model model, @PathVariable long id) {
        model.addAttribute("page", lists.withdrawal(actor, t, id, "", ""));
        return "evidence/withdraw";
    }

    @PostMapping("/evidence/{id:\\d{1,18}}/withdraw")
    String withdraw(
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse response,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason) {
        return switch (withdrawing.withdraw(actor, new WithdrawEvidence(id, reason))) {
            case EvidenceOutcome.Done done -> {
                var person = done.fact().personId();
                yield "redirect:/evidence?done=withdrawn"
                        + (person == null || person.equals(actor.personId()) ? "" : "&person=" + person);
            }
            case EvidenceOutcome.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                var error = words(t, refused.reasons()).getOrDefault("reason", "");
                model.addAttribute("page", lists.withdrawal(actor, t, id, reason, error));
                yield "evidence/withdraw";
            }
        };
    }

    static Map<String, String> words(Texts t, Map<String, Reason> reasons) {
        var words = new LinkedHashMap<String, String>();
        reasons.forEach((field, reason) -> words.put(
                field,
                t.get(
                        reason.key(),
                        reason.data().stream()
                                .map(datum -> datum instanceof LocalDate day ? t.day(day) : datum)
                                .toArray())));
        return words;
    }

    private static int quantity(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : text.isBlank() ? 1 : 0;
    }

    /** The id of the field, or null where it is absent; garbled it is one that nobody has. */
    private static @Nullable Long id(Map<String, String> form, String field) {
        var text = new HashMap<>(form).getOrDefault(field, "").strip();
        return text.isEmpty() ? null : text.matches("\\d{1,18}") ? Long.valueOf(text) : Long.valueOf(-1);
    }

    private static <T> @Nullable T parsed(@Nullable String text, Function<String, T> reading) {
        try {
            return text == null || text.isBlank() ? null : reading.apply(text.strip());
        } catch (DateTimeParseException | IllegalArgumentException garbled) {
            return null;
        }
    }
}
