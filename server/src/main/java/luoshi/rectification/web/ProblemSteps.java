package luoshi.rectification.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import luoshi.ledger.Proofs;
import luoshi.rectification.Problem;
import luoshi.rectification.ProblemViews;
import luoshi.rectification.domain.Lateness;
import luoshi.rectification.domain.Lateness.Told;
import luoshi.rectification.domain.Matter;
import luoshi.rectification.domain.ProblemState;
import luoshi.rectification.domain.Rules;
import luoshi.rectification.web.ProblemPage.Step;
import luoshi.rectification.web.ProblemPage.Stuck;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;

/** What happened to a problem and what comes next (经过), in words. */
@Component
class ProblemSteps {
    private final ProblemViews views;
    private final Proofs proofs;

    ProblemSteps(ProblemViews views, Proofs proofs) {
        this.views = views;
        this.proofs = proofs;
    }

    List<Step> of(Texts t, Problem problem, List<JdbcProblemDetails.Step> written, List<Told> plan, LocalDate today) {
        var steps = new ArrayList<Step>();
        var marks =
                proofs.of(written.stream().map(JdbcProblemDetails.Step::entry).toList());
        for (var step : written) {
            var opened = step.kind().equals("opened");
            var data = step.data().stream().map(datum -> shown(t, datum)).toArray();
            var text = opened
                    ? t.get("problem.reason." + step.data().getFirst())
                    : step.text().isEmpty() ? "" : t.get("problem.step.words", step.text());
            steps.add(new Step(
                    css(step.kind()),
                    t.get("problem.step." + step.kind(), data),
                    ProblemPages.time(step.at()),
                    marks.get(step.entry()),
                    (step.program() ? "" : t.get("problem.step.by", step.actor())) + text));
        }
        future(t, problem, plan, today, steps);
        return steps;
    }

    private static Object shown(Texts t, String datum) {
        return datum.matches("\\d{4}-\\d{2}-\\d{2}") ? t.day(LocalDate.parse(datum)) : datum;
    }

    private static String css(String kind) {
        return switch (kind) {
            case "opened", "sent-back", "overdue", "relapsed", "relapsed-by-finding", "at-once", "at-once-bureau" ->
                "bad";
            case "verified", "looked-back", "settled" -> "good";
            default -> "acc";
        };
    }

    private void future(Texts t, Problem problem, List<Told> plan, LocalDate today, List<Step> steps) {
        var matter = problem.matter();
        Lateness.next(plan, today)
                .filter(told -> matter.due() != null && matter.due().isBefore(today))
                .ifPresent(told -> steps.add(
                        new Step("fut", told(t, told), t.get("problem.planned", t.shortDay(told.day())), null, "")));
        var next = matter.nextLookBack();
        if (next != null) {
            steps.add(new Step(
                    "fut",
                    t.get("problem.look.day", next.days()),
                    t.get("problem.planned", t.shortDay(next.due())),
                    null,
                    ""));
        } else if (matter.state().open()) {
            var days = Rules.lookBackDays(matter.relapses());
            steps.add(new Step(
                    "fut", t.get("problem.step.future-looks", days.get(0), days.get(1), days.get(2)), "", null, ""));
        }
    }

    private String told(Texts t, Told told) {
        var who = told.person() == null
                ? t.get("problem.bureau")
                : views.people(List.of(told.person())).getOrDefault(told.person(), "");
        return t.get("problem.step.will-tell", told.stage(), who);
    }

    /** Where it is stuck now. */
    Stuck stuck(Texts t, Problem problem, List<Told> plan, LocalDate today, int late) {
        var matter = problem.matter();
        var next = Lateness.next(plan, today)
                .filter(told -> late > 0)
                .map(told -> t.get("problem.stuck.told", t.day(told.day())) + told(t, told))
                .orElse("");
        if (matter.withdrawal() != null && matter.state().open()) {
            return new Stuck(t.get("problem.stuck.withdrawal"), t.get("problem.stuck.decide"), next);
        }
        if (matter.extension() != null && matter.state().open()) {
            var until = Objects.requireNonNull(matter.extension().until());
            return new Stuck(t.get("problem.stuck.extension", t.day(until)), t.get("problem.stuck.decide"), next);
        }
        return new Stuck(what(t, matter, today), why(t, matter), next);
    }

    private static String what(Texts t, Matter matter, LocalDate today) {
        var open = matter.measures().stream().filter(Matter.Measure::open).toList();
        var look = matter.nextLookBack();
        if (matter.state() == ProblemState.VERIFIED && look != null) {
            return t.get("problem.stuck.VERIFIED", t.day(look.due()));
        }
        if (matter.state().working() && !open.isEmpty()) {
            var first = open.getFirst();
            return t.get(
                    first.due().isBefore(today) ? "problem.stuck.measure-late" : "problem.stuck.measure",
                    open.size(),
                    first.what());
        }
        return t.get("problem.stuck." + matter.state());
    }

    private static String why(Texts t, Matter matter) {
        return matter.sentBack() > 0 && matter.state() == ProblemState.UNDER_WAY
                ? t.get("problem.stuck.sent-back", matter.sentBack())
                : "";
    }
}
