package luoshi.rectification.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import luoshi.kernel.Actor;
import luoshi.organisation.Person;
import luoshi.organisation.Unit;
import luoshi.organisation.Units;
import luoshi.rectification.Problem;
import luoshi.rectification.ProblemViews;
import luoshi.rectification.domain.Command;
import luoshi.rectification.domain.Matter;
import luoshi.rectification.domain.Party;
import luoshi.rectification.domain.Result;
import luoshi.rectification.domain.Rules;
import luoshi.rectification.web.ProblemPage.Act;
import luoshi.rectification.web.ProblemPage.Input;
import luoshi.web.Field;
import luoshi.web.Form;
import luoshi.web.ShownForm;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The forms of a problem's page: exactly those whose command the rules would let the reader carry out now. */
@Component
class ProblemActs {
    private final ProblemViews views;
    private final Units units;
    private final Clock clock;

    ProblemActs(ProblemViews views, Units units, Clock clock) {
        this.views = views;
        this.units = units;
        this.clock = clock;
    }

    /** What is offered, in the order in which it is shown. */
    enum Offer {
        DECIDE_EXTENSION,
        DECIDE_WITHDRAWAL,
        VERIFY,
        LOOK_BACK,
        ASSIGN,
        MEASURES,
        DONE,
        CLAIM,
        SETTLE,
        EXTENSION,
        DROP,
        WITHDRAWAL;

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Offer> of(String key) {
            return Arrays.stream(values()).filter(offer -> offer.key().equals(key)).findFirst();
        }
    }

    /** The acts that the reader may carry out; a form that came back refused stands in place of its empty one. */
    List<Act> acts(Actor actor, Texts t, Problem problem, Optional<Party> party, @Nullable Offer sent, Form refused) {
        var acts = new ArrayList<Act>();
        for (var offer : Offer.values()) {
            if (party.isPresent() && allows(problem.matter(), party.get(), offer) || offer == sent) {
                acts.add(act(actor, t, problem, party, offer, offer == sent, offer == sent ? refused : Form.empty()));
            }
        }
        return acts;
    }

    /** Whether the rules would carry out a command of the kind, filled in well. */
    boolean allows(Matter matter, Party party, Offer offer) {
        var today = LocalDate.now(clock);
        return probe(matter, offer, today, party)
                .filter(command -> Rules.decide(matter, party, command, today) instanceof Result.Done)
                .isPresent();
    }

    private static Optional<Command> probe(Matter matter, Offer offer, LocalDate today, Party party) {
        var due = matter.due() == null ? today : matter.due();
        var words = "…";
        var mine = mine(matter, party);
        var open = matter.measures().stream().filter(Matter.Measure::open).toList();
        return switch (offer) {
            case ASSIGN -> Optional.of(new Command.Assign(0, false, 0, matter.due() == null ? today : null, null));
            case MEASURES -> Optional.of(new Command.SetMeasures(List.of(new Command.Plan(words, 0, due, words))));
            case DONE -> mine.stream().findFirst().map(one -> new Command.FinishMeasure(one.id(), today, words));
            case DROP -> open.stream().findFirst().map(one -> new Command.DropMeasure(one.id(), words));
            case CLAIM -> Optional.of(new Command.Claim(words));
            case VERIFY -> Optional.of(new Command.Verify(1, 1, 1, words));
            case EXTENSION ->
                Optional.of(new Command.AskExtension((due.isBefore(today) ? today : due).plusDays(1), words));
            case DECIDE_EXTENSION -> Optional.of(new Command.DecideExtension(false, words));
            case WITHDRAWAL -> Optional.of(new Command.AskWithdrawal(words));
            case DECIDE_WITHDRAWAL -> Optional.of(new Command.DecideWithdrawal(false, words));
            case LOOK_BACK -> Optional.of(new Command.LookBackAt(true, words));
            case SETTLE -> Optional.of(new Command.Settle());
        };
    }

    /** Open measures that the party may say are done. */
    private static List<Matter.Measure> mine(Matter matter, Party party) {
        return matter.measures().stream()
                .filter(Matter.Measure::open)
                .filter(one -> one.doer() == party.person()
                        || matter.leader() != null && matter.leader() == party.person())
                .toList();
    }

    private Act act(
            Actor actor, Texts t, Problem problem, Optional<Party> party, Offer offer, boolean sent, Form sentForm) {
        var key = offer.key();
        var form = filled(problem, offer, sentForm, sent);
        var shown = form.shown(t, key + "-");
        var inputs = new ArrayList<Input>();
        inputs(actor, t, problem, party, offer, shown, inputs);
        var decision = offer == Offer.DECIDE_EXTENSION || offer == Offer.DECIDE_WITHDRAWAL || offer == Offer.LOOK_BACK;
        return new Act(
                key,
                t.get("problem.act." + key),
                t.get("problem.act." + key + ".hint"),
                sent || decision || offer == Offer.VERIFY,
                decision,
                "/problems/" + problem.id() + "/" + key,
                Integer.toString(problem.version()),
                inputs,
                t.get("problem.act." + key + ".do"),
                decision ? t.get("problem.act." + key + ".not") : "",
                icon(offer),
                shown.mistakes());
    }

    private Form filled(Problem problem, Offer offer, Form form, boolean sent) {
        if (sent) {
            return form;
        }
        var today = LocalDate.now(clock);
        var matter = problem.matter();
        return switch (offer) {
            case DONE -> Form.empty().put("on", today);
            case MEASURES -> matter.due() == null ? Form.empty() : Form.empty().put("measure-due", matter.due());
            case ASSIGN -> {
                var fresh = Form.empty()
                        .put("unit", matter.leadUnit() == null ? problem.unitId() : matter.leadUnit());
                yield matter.leader() == null ? fresh : fresh.put("leader", matter.leader());
            }
            default -> Form.empty();
        };
    }

    private void inputs(
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
                inputs.add(select(t, form.choice("leader", t.get("problem.choose"), leaders(problem), Person::id, Person::name), "leader"));
                inputs.add(select(t, form.choice("unit", null, teams(problem), Unit::id, Unit::name), "unit"));
                if (matter.due() == null) {
                    inputs.add(input(t, form.field("due"), "due", "date", true));
                }
                inputs.add(select(t, form.choice("verifier", t.get("problem.anybody"), verifiers(actor, problem), Person::id, Person::name), "verifier"));
            }
            case MEASURES -> {
                inputs.add(input(t, form.field("what"), "what", "text", true));
                inputs.add(select(t, form.choice("doer", t.get("problem.choose"), views.choosable(actor, problem), Person::id, Person::name), "doer"));
                inputs.add(input(t, form.field("measure-due"), "measure-due", "date", true));
                inputs.add(input(t, form.field("proof"), "proof", "text", true));
            }
            case DONE -> {
                var mine = party.map(who -> mine(matter, who)).orElse(List.of());
                inputs.add(select(t, form.choice("measure", null, mine, Matter.Measure::id, Matter.Measure::what), "measure"));
                inputs.add(input(t, form.field("on"), "on", "date", true));
                inputs.add(area(t, form.field("note"), "note"));
            }
            case DROP -> {
                var open = matter.measures().stream().filter(Matter.Measure::open).toList();
                inputs.add(select(t, form.choice("measure", null, open, Matter.Measure::id, Matter.Measure::what), "measure"));
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

    private static String icon(Offer offer) {
        return switch (offer) {
            case ASSIGN -> "user-check";
            case MEASURES -> "plus";
            case DONE, VERIFY, SETTLE -> "check";
            case CLAIM -> "send";
            case EXTENSION -> "clock";
            case DROP -> "x";
            case WITHDRAWAL -> "arrow-back-up";
            case DECIDE_EXTENSION, DECIDE_WITHDRAWAL, LOOK_BACK -> "";
        };
    }
}
