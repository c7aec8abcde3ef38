package luoshi.rectification.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import luoshi.kernel.Actor;
import luoshi.rectification.Problem;
import luoshi.rectification.ProblemViews;
import luoshi.rectification.domain.Command;
import luoshi.rectification.domain.Matter;
import luoshi.rectification.domain.Party;
import luoshi.rectification.domain.Result;
import luoshi.rectification.domain.Rules;
import luoshi.rectification.web.ProblemPage.Act;
import luoshi.rectification.web.ProblemPage.Input;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The forms of a problem's page: exactly those whose command the rules would let the reader carry out now. */
@Component
class ProblemActs {
    private final ProblemViews views;
    private final ProblemInputs fields;
    private final Clock clock;

    ProblemActs(ProblemViews views, ProblemInputs fields, Clock clock) {
        this.views = views;
        this.fields = fields;
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
            return Arrays.stream(values())
                    .filter(offer -> offer.key().equals(key))
                    .findFirst();
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

    /** Whether the actor may do it to the problem as it stands; not where he does not see it. */
    boolean may(Actor actor, long problem, Offer offer) {
        return views.find(problem)
                .flatMap(found -> views.party(actor, found).filter(party -> allows(found.matter(), party, offer)))
                .isPresent();
    }

    /** Whether the rules would carry out a command of the kind, filled in well. */
    private boolean allows(Matter matter, Party party, Offer offer) {
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
    static List<Matter.Measure> mine(Matter matter, Party party) {
        return matter.measures().stream()
                .filter(Matter.Measure::open)
                .filter(one ->
                        one.doer() == party.person() || matter.leader() != null && matter.leader() == party.person())
                .toList();
    }

    private Act act(
            Actor actor, Texts t, Problem problem, Optional<Party> party, Offer offer, boolean sent, Form sentForm) {
        var key = offer.key();
        var form = filled(problem, offer, sentForm, sent);
        var shown = form.shown(t, key + "-");
        var inputs = new ArrayList<Input>();
        fields.add(actor, t, problem, party, offer, shown, inputs);
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
                var fresh = Form.empty().put("unit", matter.leadUnit() == null ? problem.unitId() : matter.leadUnit());
                yield matter.leader() == null ? fresh : fresh.put("leader", matter.leader());
            }
            default -> Form.empty();
        };
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
