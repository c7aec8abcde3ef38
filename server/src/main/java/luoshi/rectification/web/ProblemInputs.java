package luoshi.rectification.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import luoshi.kernel.Actor;
import luoshi.organisation.Person;
import luoshi.organisation.Unit;
import luoshi.organisation.Units;
import luoshi.rectification.Problem;
import luoshi.rectification.ProblemViews;
import luoshi.rectification.domain.Matter;
import luoshi.rectification.domain.Party;
import luoshi.rectification.web.ProblemActs.Offer;
import luoshi.rectification.web.ProblemPage.Input;
import luoshi.web.Field;
import luoshi.web.ShownForm;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;

/** The fields of the forms on a problem's page. */
@Component
class ProblemInputs {
    private final ProblemViews views;
    private final Units units;
    private final Clock clock;

    ProblemInputs(ProblemViews views, Units units, Clock clock) {
        this.views = views;
        this.units = units;
        this.clock = clock;
    }

    /** Adds the fields of an act. */
    void add(
            Actor actor,
            Texts t,
            Problem problem,
            Optional<Party> party,
            Offer offer,
            ShownForm form,
            List<Input> inputs) {
        var matter = problem.matter();
        switch (offer) {
            case ASSIGN -> {
                inputs.add(select(
                        t,
                        form.choice("leader", t.get("problem.choose"), leaders(problem), Person::id, Person::name),
                        "leader"));
                inputs.add(select(t, form.choice("unit", null, teams(problem), Unit::id, Unit::name), "unit"));
                if (matter.due() == null) {
                    inputs.add(input(t, form.field("due"), "due", "date", true));
                }
                inputs.add(select(
                        t,
                        form.choice(
                                "verifier",
                                t.get("problem.anybody"),
                                verifiers(actor, problem),
                                Person::id,
                                Person::name),
                        "verifier"));
            }
            case MEASURES -> {
                inputs.add(input(t, form.field("what"), "what", "text", true));
                inputs.add(select(
                        t,
                        form.choice(
                                "doer",
                                t.get("problem.choose"),
                                views.choosable(actor, problem),
                                Person::id,
                                Person::name),
                        "doer"));
                inputs.add(input(t, form.field("measure-due"), "measure-due", "date", true));
                inputs.add(input(t, form.field("proof"), "proof", "text", true));
            }
            case DONE -> {
                var mine = party.map(who -> ProblemActs.mine(matter, who)).orElse(List.of());
                inputs.add(select(
                        t, form.choice("measure", null, mine, Matter.Measure::id, Matter.Measure::what), "measure"));
                inputs.add(input(t, form.field("on"), "on", "date", true));
                inputs.add(area(t, form.field("note"), "note"));
            }
            case DROP -> {
                var open =
                        matter.measures().stream().filter(Matter.Measure::open).toList();
                inputs.add(select(
                        t, form.choice("measure", null, open, Matter.Measure::id, Matter.Measure::what), "measure"));
                inputs.add(area(t, form.field("reason"), "reason"));
            }
            case CLAIM -> inputs.add(area(t, form.field("text"), "claim"));
            case VERIFY -> {
                inputs.add(input(t, form.field("looked"), "looked", "number", true));
                inputs.add(input(t, form.field("needed"), "needed", "number", true));
                inputs.add(input(t, form.field("good"), "good", "number", true));
                inputs.add(area(t, form.field("text"), "seen"));
            }
            case EXTENSION -> {
                inputs.add(input(t, form.field("until"), "until", "date", true));
                inputs.add(area(t, form.field("reason"), "reason"));
            }
            case WITHDRAWAL -> inputs.add(area(t, form.field("reason"), "reason"));
            case DECIDE_EXTENSION, DECIDE_WITHDRAWAL -> inputs.add(area(t, form.field("answer"), "answer"));
            case LOOK_BACK -> inputs.add(area(t, form.field("text"), "seen"));
            case SETTLE -> {}
        }
    }

    private List<Person> leaders(Problem problem) {
        return views.leaders(problem).stream()
                .filter(person -> !problem.matter().concerned().contains(person.id()))
                .toList();
    }

    private List<Unit> teams(Problem problem) {
        var today = LocalDate.now(clock);
        return units.below(problem.stationId(), today);
    }

    private List<Person> verifiers(Actor actor, Problem problem) {
        return views.verifiers(actor, problem).stream()
                .filter(one -> one.nearness().isEmpty())
                .map(ProblemViews.Verifier::person)
                .toList();
    }

    private static Input select(Texts t, Field field, String label) {
        return new Input(field, t.get("problem.field." + label), "text", "", null, true);
    }

    private static Input input(Texts t, Field field, String label, String type, boolean required) {
        return new Input(field, t.get("problem.field." + label), type, "", null, required);
    }

    private static Input area(Texts t, Field field, String label) {
        return new Input(field, t.get("problem.field." + label), "text", "", "3", true);
    }
}
