package luoshi.rectification.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import luoshi.rectification.domain.Command.LookBackAt;
import luoshi.rectification.domain.Command.Verify;
import luoshi.rectification.domain.Matter.LookBack;

/** Verification and look-backs (验收、回头看): always by somebody else. */
final class VerificationRules {
    private VerificationRules() {}

    static Result verify(Matter matter, Party party, Verify verify, LocalDate today) {
        if (!party.verifies()) {
            return new Result.NotYours();
        }
        var refusals = Rules.state(matter.state() == ProblemState.CLAIMED)
                .when(verify.looked() < 1, "looked", "looked")
                .when(verify.good() < 0 || verify.good() > verify.looked(), "good", "good")
                .when(verify.needed() < 1 || verify.needed() > verify.looked(), "needed", "needed")
                .words("text", verify.text());
        tooNear(matter, party, refusals);
        if (refusals.any()) {
            return refusals.refused();
        }
        var draft = new Draft(matter);
        if (!verify.accepted()) {
            draft.sentBack++;
            return draft.at(ProblemState.UNDER_WAY).done();
        }
        draft.verifiedBy = party.person();
        draft.lookBacks = new ArrayList<>(Rules.lookBackDays(matter.relapses()).stream()
                .map(days -> new LookBack(days, today.plusDays(days), null))
                .toList());
        return draft.at(ProblemState.VERIFIED).done();
    }

    /** Why the party may not verify or look back upon the matter, by what he is to it. */
    static void tooNear(Matter matter, Party party, Refusals refusals) {
        refusals.when(party.auxiliary(), "", "verifier-auxiliary")
                .when(matter.hands().contains(party.person()), "", "verifier-hand")
                .when(matter.concerned().contains(party.person()), "", "verifier-concerned")
                .when(matter.outsider() && party.tied(), "", "verifier-tied")
                .when(party.reciprocal(), "", "verifier-reciprocal", Rules.RECIPROCAL_DAYS);
    }

    static Result lookBack(Matter matter, Party party, LookBackAt look, LocalDate today) {
        if (!party.verifies()) {
            return new Result.NotYours();
        }
        var next = matter.nextLookBack();
        var refusals = Rules.state(matter.state() == ProblemState.VERIFIED && next != null)
                .words("text", look.text());
        if (next != null) {
            refusals.when(today.isBefore(next.due()), "", "look-early", next.due());
        }
        tooNear(matter, party, refusals);
        if (refusals.any() || next == null) {
            return refusals.refused();
        }
        var draft = new Draft(matter);
        draft.lookBacks.set(matter.lookBacks().indexOf(next), new LookBack(next.days(), next.due(), look.held()));
        if (!look.held()) {
            return draft.at(ProblemState.RELAPSED).done();
        }
        var last = draft.lookBacks.stream().allMatch(one -> one.held() != null);
        return draft.at(last ? ProblemState.LOOKED_BACK : ProblemState.VERIFIED).done();
    }
}
