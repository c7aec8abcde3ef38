package luoshi.rectification.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import luoshi.rectification.domain.Matter.Asked;
import luoshi.rectification.domain.Matter.LookBack;
import luoshi.rectification.domain.Matter.Measure;
import org.jspecify.annotations.Nullable;

/** A matter while one command changes it. */
final class Draft {
    private final Matter before;
    ProblemState state;

    @Nullable
    Long leader;

    final Set<Long> past;

    @Nullable
    Long leadUnit;

    @Nullable
    LocalDate due;

    @Nullable
    LocalDate firstDue;

    @Nullable
    Long verifier;

    final List<Measure> measures;

    @Nullable
    Long claimant;

    int sentBack;

    @Nullable
    Long verifiedBy;

    @Nullable
    Asked extension;

    @Nullable
    Asked withdrawal;

    List<LookBack> lookBacks;

    Draft(Matter before) {
        this.before = before;
        state = before.state();
        leader = before.leader();
        past = new HashSet<>(before.past());
        leadUnit = before.leadUnit();
        due = before.due();
        firstDue = before.firstDue();
        verifier = before.verifier();
        measures = new ArrayList<>(before.measures());
        claimant = before.claimant();
        sentBack = before.sentBack();
        verifiedBy = before.verifiedBy();
        extension = before.extension();
        withdrawal = before.withdrawal();
        lookBacks = new ArrayList<>(before.lookBacks());
    }

    Draft at(ProblemState next) {
        state = next;
        return this;
    }

    Result done() {
        return new Result.Done(new Matter(
                state,
                before.opened(),
                before.outsider(),
                before.relapses(),
                before.concerned(),
                leader,
                past,
                leadUnit,
                due,
                firstDue,
                verifier,
                measures,
                claimant,
                sentBack,
                verifiedBy,
                extension,
                withdrawal,
                lookBacks));
    }
}
