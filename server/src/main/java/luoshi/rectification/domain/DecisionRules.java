package luoshi.rectification.domain;

import java.time.LocalDate;
import luoshi.rectification.domain.Command.AskExtension;
import luoshi.rectification.domain.Command.AskWithdrawal;
import luoshi.rectification.domain.Command.DecideExtension;
import luoshi.rectification.domain.Command.DecideWithdrawal;
import luoshi.rectification.domain.Matter.Asked;
import org.jspecify.annotations.Nullable;

/** What is asked for and decided by another (延期、撤销立项、了结). */
final class DecisionRules {
    private DecisionRules() {}

    static Result askExtension(Matter matter, Party party, AskExtension ask, LocalDate today) {
        if (!Rules.leads(matter, party) && !matter.done(party.person())) {
            return new Result.NotYours();
        }
        var refusals = Rules.state(matter.state().working())
                .when(matter.extension() != null, "", "asked-already")
                .when(ask.until().isBefore(today), "until", "due-past", today)
                .words("reason", ask.reason());
        if (matter.due() != null) {
            refusals.when(!ask.until().isAfter(matter.due()), "until", "until-not-later", matter.due());
        }
        if (refusals.any()) {
            return refusals.refused();
        }
        var draft = new Draft(matter);
        draft.extension = new Asked(party.person(), ask.until());
        return draft.done();
    }

    static Result decideExtension(Matter matter, Party party, DecideExtension decide, LocalDate today) {
        if (!Rules.mayDecide(party)) {
            return new Result.NotYours();
        }
        var asked = matter.extension();
        var until = asked == null ? null : asked.until();
        var refusals = Rules.state(matter.state().open() && until != null).words("answer", decide.answer());
        own(matter, party, asked, refusals);
        if (until != null) {
            refusals.when(decide.granted() && until.isBefore(today), "", "until-past", until);
        }
        if (refusals.any()) {
            return refusals.refused();
        }
        var draft = new Draft(matter);
        draft.extension = null;
        draft.due = decide.granted() ? until : matter.due();
        return draft.done();
    }

    static Result askWithdrawal(Matter matter, Party party, AskWithdrawal ask) {
        if (!Rules.leads(matter, party) && !Rules.mayDecide(party)) {
            return new Result.NotYours();
        }
        var refusals = Rules.state(matter.state().open())
                .when(matter.withdrawal() != null, "", "asked-already")
                .when(matter.concerned().contains(party.person()), "", "concerned")
                .words("reason", ask.reason());
        if (refusals.any()) {
            return refusals.refused();
        }
        var draft = new Draft(matter);
        draft.withdrawal = new Asked(party.person(), null);
        return draft.done();
    }

    static Result decideWithdrawal(Matter matter, Party party, DecideWithdrawal decide) {
        if (!Rules.mayDecide(party)) {
            return new Result.NotYours();
        }
        var refusals = Rules.state(matter.state().open() && matter.withdrawal() != null)
                .words("answer", decide.answer());
        own(matter, party, matter.withdrawal(), refusals);
        if (refusals.any()) {
            return refusals.refused();
        }
        var draft = new Draft(matter);
        draft.withdrawal = null;
        return draft.at(decide.granted() ? ProblemState.WITHDRAWN : matter.state())
                .done();
    }

    static Result settle(Matter matter, Party party) {
        if (!Rules.mayDecide(party)) {
            return new Result.NotYours();
        }
        var refusals = Rules.state(matter.state() == ProblemState.LOOKED_BACK);
        own(matter, party, null, refusals);
        return refusals.any()
                ? refusals.refused()
                : new Draft(matter).at(ProblemState.SETTLED).done();
    }

    /** Nobody decides on what he asked for, leads, claimed, carries out, or what is about himself. */
    static void own(Matter matter, Party party, @Nullable Asked asked, Refusals refusals) {
        refusals.when(asked != null && asked.by() == party.person(), "", "decides-own")
                .when(matter.hands().contains(party.person()), "", "decides-hand")
                .when(matter.concerned().contains(party.person()), "", "concerned");
    }
}
