package luoshi.supervision.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import luoshi.kernel.Reason;
import luoshi.supervision.ClauseAnswer;
import luoshi.supervision.CommendationKind;
import luoshi.supervision.Photo;
import luoshi.supervision.RecordCheck;
import luoshi.supervision.RecordCheck.Answer;
import luoshi.supervision.RecordCheck.Fault;
import luoshi.supervision.RecordCheck.OnTheSpot;
import luoshi.supervision.RecordCheck.Praise;
import luoshi.supervision.VisitKind;
import luoshi.web.Form;
import org.jspecify.annotations.Nullable;

/** Reads the form of a check. */
final class CheckForms {
    private static final int MOST_CLAUSES = 300;

    private CheckForms() {}

    /** The check that the form tells of; what cannot be read is refused at its field. */
    static RecordCheck read(Form form, long unit, long area, Map<Long, List<Photo>> photos) {
        var answers = new ArrayList<Answer>();
        form.ids("clause").stream()
                .limit(MOST_CLAUSES)
                .forEach(clause -> answer(form, clause, photos.getOrDefault(clause, List.of()), answers));
        return new RecordCheck(
                unit,
                area,
                form.one("kind", VisitKind.class),
                form.text("announced").equals("yes"),
                form.day("day"),
                form.time("time"),
                form.idOrNull("lead"),
                form.idOrNull("companion"),
                answers,
                praises(form),
                form.text("once"));
    }

    private static void answer(Form form, long clause, List<Photo> photos, List<Answer> answers) {
        var id = "-" + clause;
        var chosen = form.some("answer" + id, ClauseAnswer.class);
        if (chosen.isEmpty()) {
            if (!form.text("seen" + id).isEmpty() || !form.text("reason" + id).isEmpty() || !photos.isEmpty()) {
                form.refuse("answer" + id, Reason.of("reason.check.answer"));
            }
            return;
        }
        var whom = form.text("whom" + id);
        var answer = chosen.getFirst();
        answers.add(new Answer(
                clause,
                answer,
                answer == ClauseAnswer.NOT_APPLICABLE ? null : CheckFormPages.person(whom),
                whom.equals("unit"),
                form.text("reason" + id),
                answer == ClauseAnswer.NOT_COMPLIANT ? fault(form, id) : null,
                photos));
    }

    private static Fault fault(Form form, String id) {
        var severity = form.text("severity" + id);
        return new Fault(
                form.text("seen" + id),
                form.text("place" + id),
                form.text("link" + id),
                severity.matches("[0-9]") ? Integer.parseInt(severity) : 0,
                onTheSpot(form, id));
    }

    private static @Nullable OnTheSpot onTheSpot(Form form, String id) {
        return form.ticked("corrected" + id)
                ? new OnTheSpot(
                        form.text("correction" + id),
                        form.idOrNull("corrector" + id),
                        form.timeOrNull("corrected-at" + id))
                : null;
    }

    private static List<Praise> praises(Form form) {
        var kinds = form.some("praise", CommendationKind.class);
        if (kinds.isEmpty()) {
            if (!form.text("praise-seen").isEmpty()) {
                form.refuse("praise", Reason.of("reason.check.praise-kind"));
            }
            return List.of();
        }
        var whom = form.text("praise-whom");
        if (whom.isEmpty()) {
            form.refuse("praise-whom", Reason.of("reason.check.whom"));
        }
        return List.of(new Praise(kinds.getFirst(), CheckFormPages.person(whom), form.text("praise-seen")));
    }
}
