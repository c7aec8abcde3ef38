package luoshi.rectification.web;

import java.util.List;
import luoshi.kernel.Reason;
import luoshi.rectification.ProblemViews;
import luoshi.rectification.domain.Command;
import luoshi.rectification.web.ProblemActs.Offer;
import luoshi.web.Form;
import org.springframework.stereotype.Component;

/** Reads a form of a problem's page as the command that it is. */
@Component
class ProblemForms {
    private static final int MOST = 10_000;
    private static final int LONGEST = 500;
    private final ProblemViews views;

    ProblemForms(ProblemViews views) {
        this.views = views;
    }

    /** The command; whatever does not fit is refused at its field. */
    Command command(Offer offer, Form form) {
        return switch (offer) {
            case ASSIGN -> {
                var leader = form.id("leader");
                yield new Command.Assign(
                        leader,
                        views.auxiliary(leader),
                        form.id("unit"),
                        form.dayOrNull("due"),
                        form.idOrNull("verifier"));
            }
            case MEASURES ->
                new Command.SetMeasures(List.of(new Command.Plan(
                        words(form, "what"), form.id("doer"), form.day("measure-due"), words(form, "proof"))));
            case DONE -> new Command.FinishMeasure(form.id("measure"), form.day("on"), words(form, "note"));
            case DROP -> new Command.DropMeasure(form.id("measure"), words(form, "reason"));
            case CLAIM -> new Command.Claim(words(form, "text"));
            case VERIFY ->
                new Command.Verify(
                        form.whole("looked", 1, MOST),
                        form.whole("good", 0, MOST),
                        form.whole("needed", 1, MOST),
                        words(form, "text"));
            case EXTENSION -> new Command.AskExtension(form.day("until"), words(form, "reason"));
            case DECIDE_EXTENSION -> new Command.DecideExtension(granted(form), words(form, "answer"));
            case WITHDRAWAL -> new Command.AskWithdrawal(words(form, "reason"));
            case DECIDE_WITHDRAWAL -> new Command.DecideWithdrawal(granted(form), words(form, "answer"));
            case LOOK_BACK -> new Command.LookBackAt(granted(form), words(form, "text"));
            case SETTLE -> new Command.Settle();
        };
    }

    private static String words(Form form, String field) {
        return form.text(field, LONGEST, true);
    }

    /** Which of two equal buttons was pressed; neither is refused. */
    private static boolean granted(Form form) {
        var pressed = form.text("granted");
        if (!pressed.equals("yes") && !pressed.equals("no")) {
            form.refuse("", Reason.of("reason.problem.pressed"));
        }
        return pressed.equals("yes");
    }
}
