package luoshi.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Quotas;
import luoshi.engine.coverage.CoverageFacts.Scope;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.rule.ClauseDraft.DutyDraft;
import luoshi.rule.ClauseRow.DutyRow;
import luoshi.rule.ClauseRow.VersionRow;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The duties of a draft as it was last saved, for who may write it. */
@Component
@Transactional(readOnly = true)
public class DraftDuties {
    private final JdbcClauses clauses;
    private final JdbcDuties duties;

    DraftDuties(JdbcClauses clauses, JdbcDuties duties) {
        this.clauses = clauses;
        this.duties = duties;
    }

    /**
     * A draft.
     *
     * @param reference place in the regulation, or empty
     */
    public record Draft(long clause, String reference, String title, String sourceTitle, List<DraftDuty> duties) {
        public Draft {
            duties = List.copyOf(duties);
        }
    }

    /**
     * The draft of a clause.
     *
     * @throws Missing when there is none, or none that the actor sees
     */
    public Draft of(long id, Actor actor) {
        var whole = clauses.find(id);
        var clause = whole.clause();
        Permission.WRITE_RULES.require(actor, clause.ownerUnit());
        var draft = whole.draft().orElseThrow(() -> new Missing("draft of clause", id));
        return new Draft(
                id,
                clause.reference(),
                clause.title(),
                clause.sourceTitle(),
                duties.of(draft.id()).stream()
                        .map(row -> new DraftDuty(
                                row.draft().title(), row.draft().kind(), duty(row, draft, id, clause.ownerUnit())))
                        .toList());
    }

    /** As {@link RuleFacts#duties()} will read it once it is published. */
    private static Duty duty(DutyRow row, VersionRow version, long clause, long owner) {
        DutyDraft duty = row.draft();
        var everywhere = duty.units().isEmpty();
        return new Duty(
                row.id(),
                version.id(),
                clause,
                version.area(),
                duty.subject(),
                duty.cadence(),
                duty.count(),
                new Quotas(duty.nightShare(), duty.offHoursShare(), duty.unannouncedShare()),
                duty.accepts(),
                new Scope(
                        everywhere ? Set.of(owner) : Set.copyOf(duty.units()),
                        everywhere && duty.subject() == SubjectKind.UNIT,
                        Set.copyOf(duty.posts()),
                        Set.copyOf(duty.staff()),
                        duty.leadersOnly(),
                        duty.standby()),
                Set.copyOf(duty.stages()),
                duty.occasionKind(),
                duty.occasionDueDays(),
                LocalDate.MIN,
                LocalDate.MAX);
    }
}
