package luoshi.supervision;

import java.time.LocalDate;
import java.util.List;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.organisation.Leadership;
import org.springframework.stereotype.Component;

/**
 * Who may do what with a finding (检查发现谁能动): it is put right by whom it concerns, and withdrawn by nobody alone, by
 * nobody whom it is about, and about a leader only from above.
 */
@Component
public class FindingRights {
    private final Leadership leadership;

    FindingRights(Leadership leadership) {
        this.leadership = leadership;
    }

    /** Whether the actor leads the unit of the finding: its head, who is in charge, the leadership of the station. */
    public boolean leads(Actor actor, Finding finding, LocalDate day) {
        var self = actor.personId();
        if (self == null) {
            return false;
        }
        var station = leadership.stationOf(finding.unitId(), day);
        return leadership.heads(finding.unitId(), day).contains(self)
                || leadership.inCharge(finding.unitId(), finding.areaId(), day).contains(self)
                || leadership.leaders(station, day).contains(self)
                || leadership.chief(station, day).filter(self::equals).isPresent();
    }

    /** Whether it is about the actor himself: by name, or as the unit that he heads or is in charge of. */
    public boolean subject(Actor actor, Finding finding, LocalDate day) {
        var self = actor.personId();
        if (self == null) {
            return false;
        }
        if (finding.personId() != null) {
            return self.equals(finding.personId());
        }
        return leadership.heads(finding.unitId(), day).contains(self)
                || leadership.inCharge(finding.unitId(), finding.areaId(), day).contains(self);
    }

    /** Whether the actor may tell what was put right: the person concerned, or who leads there. */
    public boolean mayCorrect(Actor actor, Finding finding, LocalDate day) {
        var self = actor.personId();
        return self != null && (self.equals(finding.personId()) || leads(actor, finding, day));
    }

    /** Whether the actor may ask that it be withdrawn: its author, or who leads there. */
    public boolean mayAsk(Actor actor, Finding finding, LocalDate day) {
        var self = actor.personId();
        return self != null && (self == finding.authorId() || leads(actor, finding, day));
    }

    /**
     * Whether the actor may withdraw it: neither whom it is about nor who wrote it, and where it is about a leader of the
     * station only somebody who sees the bureau.
     */
    public boolean mayDecide(Actor actor, Finding finding, LocalDate day) {
        var self = actor.personId();
        if (self == null
                || !Permission.DECIDE_FINDINGS.heldBy(actor, finding.unitId())
                || self == finding.authorId()
                || subject(actor, finding, day)) {
            return false;
        }
        return !aboutLeader(finding, day) || actor.sees(leadership.bureauOf(finding.unitId(), day));
    }

    /** Whether it is about one of the station's leadership, or about the leadership as a unit. */
    private boolean aboutLeader(Finding finding, LocalDate day) {
        var station = leadership.stationOf(finding.unitId(), day);
        var leaders = leadership.leaders(station, day);
        var person = finding.personId();
        if (person != null) {
            return leaders.contains(person)
                    || leadership.chief(station, day).filter(person::equals).isPresent();
        }
        List<Long> heads = leadership.heads(finding.unitId(), day);
        return heads.stream().anyMatch(leaders::contains);
    }
}
