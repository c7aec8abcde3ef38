package luoshi.rectification.domain;

import java.time.LocalDate;
import luoshi.rectification.domain.Command.Assign;
import luoshi.rectification.domain.Command.Claim;
import luoshi.rectification.domain.Command.DropMeasure;
import luoshi.rectification.domain.Command.FinishMeasure;
import luoshi.rectification.domain.Command.SetMeasures;
import luoshi.rectification.domain.Matter.Measure;

/** Assigning, setting measures, doing them and claiming (定人、定措施、做、提请). */
final class WorkRules {
    private WorkRules() {}

    static Result assign(Matter matter, Party party, Assign assign, LocalDate today) {
        if (!Rules.mayDecide(party)) {
            return new Result.NotYours();
        }
        var due = assign.due() == null ? matter.due() : assign.due();
        var refusals = Rules.state(
                        matter.state() == ProblemState.OPENED || matter.state().working())
                .when(matter.concerned().contains(party.person()), "", "concerned")
                .when(matter.concerned().contains(assign.leader()), "leader", "leader-concerned")
                .when(assign.auxiliary(), "leader", "leader-auxiliary")
                .when(due == null, "due", "due-missing")
                .when(matter.due() == null && due != null && due.isBefore(today), "due", "due-past", today)
                .when(matter.due() != null && !matter.due().equals(due), "due", "due-fixed")
                .when(assign.verifier() != null && assign.verifier() == assign.leader(), "verifier", "verifier-hand")
                .when(
                        assign.verifier() != null && matter.concerned().contains(assign.verifier()),
                        "verifier",
                        "verifier-concerned");
        if (refusals.any()) {
            return refusals.refused();
        }
        var draft = new Draft(matter);
        if (matter.leader() != null && matter.leader() != assign.leader()) {
            draft.past.add(matter.leader());
        }
        draft.leader = assign.leader();
        draft.leadUnit = assign.unit();
        draft.due = due;
        draft.firstDue = matter.firstDue() == null ? due : matter.firstDue();
        draft.verifier = assign.verifier();
        return draft.at(matter.state() == ProblemState.OPENED ? ProblemState.ASSIGNED : matter.state())
                .done();
    }

    static Result setMeasures(Matter matter, Party party, SetMeasures set) {
        if (!Rules.leads(matter, party) && !Rules.mayDecide(party)) {
            return new Result.NotYours();
        }
        var refusals = Rules.state(matter.state().working()).when(set.plans().isEmpty(), "what", "no-measure");
        var draft = new Draft(matter);
        for (var plan : set.plans()) {
            refusals.words("what", plan.what())
                    .words("proof", plan.proof())
                    .when(plan.due().isBefore(matter.opened()), "measure-due", "measure-early", matter.opened());
            if (matter.due() != null) {
                refusals.when(plan.due().isAfter(matter.due()), "measure-due", "measure-late", matter.due());
            }
            draft.measures.add(
                    new Measure(0, plan.what(), plan.doer(), plan.due(), plan.proof(), null, null, "", null, null));
        }
        var next = matter.state() == ProblemState.ASSIGNED ? ProblemState.PLANNED : matter.state();
        return refusals.any() ? refusals.refused() : draft.at(next).done();
    }

    static Result finish(Matter matter, Party party, FinishMeasure finish, LocalDate today) {
        var measure = Rules.measure(matter, finish.measure());
        if (measure == null || measure.doer() != party.person() && !Rules.leads(matter, party)) {
            return new Result.NotYours();
        }
        var refusals = Rules.state(matter.state().working())
                .when(!measure.open(), "", "measure-closed")
                .when(finish.on().isAfter(today), "on", "done-future", today)
                .when(finish.on().isBefore(matter.opened()), "on", "measure-early", matter.opened())
                .words("note", finish.proof());
        if (refusals.any()) {
            return refusals.refused();
        }
        var draft = new Draft(matter);
        draft.measures.set(
                matter.measures().indexOf(measure), measure.finished(finish.on(), party.person(), finish.proof()));
        return draft.at(ProblemState.UNDER_WAY).done();
    }

    static Result drop(Matter matter, Party party, DropMeasure drop) {
        var measure = Rules.measure(matter, drop.measure());
        if (measure == null || !Rules.leads(matter, party) && !Rules.mayDecide(party)) {
            return new Result.NotYours();
        }
        var refusals = Rules.state(matter.state().working())
                .when(!measure.open(), "", "measure-closed")
                .words("reason", drop.reason());
        if (refusals.any()) {
            return refusals.refused();
        }
        var draft = new Draft(matter);
        draft.measures.set(matter.measures().indexOf(measure), measure.dropped(drop.reason(), party.person()));
        return draft.done();
    }

    static Result claim(Matter matter, Party party, Claim claim) {
        if (!Rules.leads(matter, party) && !matter.done(party.person())) {
            return new Result.NotYours();
        }
        var refusals = Rules.state(matter.state().working())
                .when(matter.measures().stream().anyMatch(Measure::open), "", "measure-open")
                .when(matter.measures().stream().noneMatch(one -> one.doneOn() != null), "", "nothing-done")
                .words("text", claim.text());
        if (refusals.any()) {
            return refusals.refused();
        }
        var draft = new Draft(matter);
        draft.claimant = party.person();
        return draft.at(ProblemState.CLAIMED).done();
    }
}
