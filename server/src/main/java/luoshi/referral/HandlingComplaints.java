package luoshi.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.kernel.Stale;
import luoshi.ledger.Ledger;
import luoshi.organisation.Areas;
import luoshi.organisation.Leadership;
import luoshi.organisation.People;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records complaints (投诉), hands over what is led elsewhere, and decides the rest. Entries in the ledger say that it was
 * done and nothing of the matter; one about the chief belongs to the bureau.
 */
@Component
public class HandlingComplaints {
    static final int LONGEST = 1000;
    private static final int LONGEST_NAME = 100;

    private final JdbcComplaints complaints;
    private final Leadership leadership;
    private final People people;
    private final Areas areas;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HandlingComplaints(
            JdbcComplaints complaints,
            Leadership leadership,
            People people,
            Areas areas,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.complaints = complaints;
        this.leadership = leadership;
        this.people = people;
        this.areas = areas;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records it; what is in petition, review or litigation already is handed over at once.
     *
     * @throws Forbidden when the actor records none
     * @throws Missing when the unit or person is not there or not visible
     */
    @Transactional
    public ReferralOutcome record(Actor actor, RecordComplaint command) {
        Permission.HANDLE_COMPLAINTS.require(actor);
        var author = actor.personId();
        if (author == null) {
            throw new Forbidden("an account without a person records no complaint");
        }
        if (!actor.sees(command.unit())) {
            throw new Missing("unit", command.unit());
        }
        if (command.person() != null && people.find(command.person()).isEmpty()) {
            throw new Missing("person", command.person());
        }
        var reasons = new LinkedHashMap<String, Reason>();
        if (author.equals(command.person())) {
            reasons.put("person", Reason.of("reason.referral.self"));
        }
        if (command.matter().isBlank() || command.matter().strip().length() > LONGEST) {
            reasons.put("matter", Reason.of("reason.referral.matter", String.valueOf(LONGEST)));
        }
        if (command.name().length() > LONGEST_NAME) {
            reasons.put("name", Reason.of("reason.referral.name", String.valueOf(LONGEST_NAME)));
        }
        if (command.contact().length() > LONGEST_NAME) {
            reasons.put("contact", Reason.of("reason.referral.name", String.valueOf(LONGEST_NAME)));
        }
        if (!reasons.isEmpty()) {
            return new ReferralOutcome.Refused(reasons);
        }
        var once = key(actor, command.once());
        complaints.oneAtATime(once);
        var before = complaints.sent(once);
        return new ReferralOutcome.Done(before.orElseGet(() -> write(command, author, once)));
    }

    private long write(RecordComplaint command, long author, String once) {
        var now = clock.instant();
        var id = complaints.insert(command, body(command), now, author, once, sealed("ComplaintRecorded"));
        if (!command.name().isBlank()) {
            complaints.name(id, command.name().strip(), command.contact().strip());
        }
        var pending = command.pending();
        if (pending != null) {
            complaints.end(id, 0, ComplaintState.HANDED_OVER, pending.name(), null, null, author, now);
        }
        return id;
    }

    /** Whose leaders handle it. */
    private long body(RecordComplaint command) {
        var today = LocalDate.now(clock);
        var station = leadership.stationOf(command.unit(), today);
        var person = command.person();
        var aboutChief = person != null
                && leadership.chief(station, today).filter(person::equals).isPresent();
        return aboutChief ? leadership.bureauOf(command.unit(), today) : station;
    }

    /**
     * Hands it over because it is led elsewhere.
     *
     * @throws Missing when it is not there or not visible
     * @throws Forbidden when it is not the actor's to handle
     * @throws Stale when it came to an end meanwhile
     */
    @Transactional
    public ReferralOutcome handOver(Actor actor, long id, int version, ComplaintPending to) {
        var by = handler(actor, id);
        sealed("ComplaintHandedOver");
        end(id, version, ComplaintState.HANDED_OVER, to.name(), null, null, by);
        return new ReferralOutcome.Done(id);
    }

    /**
     * Decides whether it is true; a true one leads to a problem.
     *
     * @param area work area, needed where it is upheld
     * @param text what was found; where it is upheld it is read in the problem
     * @throws Missing when it is not there or not visible
     * @throws Forbidden when it is not the actor's to handle
     * @throws Stale when it came to an end meanwhile
     */
    @Transactional
    public ReferralOutcome decide(Actor actor, long id, int version, boolean upheld, @Nullable Long area, String text) {
        var by = handler(actor, id);
        var words = text.strip();
        var reasons = new LinkedHashMap<String, Reason>();
        if (words.isEmpty() || words.length() > LONGEST) {
            reasons.put("text", Reason.of("reason.referral.text", String.valueOf(LONGEST)));
        }
        var known = area == null ? null : areas.find(area).orElse(null);
        if (upheld && known == null) {
            reasons.put("area", Reason.of("reason.referral.area"));
        }
        if (!reasons.isEmpty()) {
            return new ReferralOutcome.Refused(reasons);
        }
        sealed("ComplaintDecided");
        var state = upheld ? ComplaintState.UPHELD : ComplaintState.NOT_UPHELD;
        end(id, version, state, null, words, upheld ? area : null, by);
        if (known != null && upheld) {
            var complaint = complaints.find(id).orElseThrow(() -> new Missing("complaint", id));
            events.publishEvent(
                    new ComplaintUpheld(id, complaint.unitId(), known.id(), null, complaint.aboutPersonId(), words));
        }
        return new ReferralOutcome.Done(id);
    }

    private void end(
            long id,
            int version,
            ComplaintState state,
            @Nullable String handedTo,
            @Nullable String text,
            @Nullable Long area,
            long by) {
        if (!complaints.end(id, version, state, handedTo, text, area, by, clock.instant())) {
            throw new Stale("complaint", id);
        }
    }

    private long handler(Actor actor, long id) {
        var complaint = complaints.find(id).orElseThrow(() -> new Missing("complaint", id));
        if (actor.personId() == null || !mayHandle(actor, complaint)) {
            throw new Forbidden("handle complaint " + id);
        }
        if (!complaint.open()) {
            throw new Stale("complaint", id);
        }
        return actor.personId();
    }

    /** Whether the actor leads the body that handles it, and it is not about him. */
    static boolean mayHandle(Actor actor, Complaint complaint) {
        return Permission.HANDLE_COMPLAINTS.heldBy(actor, complaint.handlingUnitId())
                && actor.personId() != null
                && !actor.personId().equals(complaint.aboutPersonId());
    }

    /** Says that something sealed was done, and nothing of it. */
    private long sealed(String action) {
        return ledger.append(new Ledger.Entry(action, "complaint", null, null, null, Map.of()));
    }

    static String key(Actor actor, String once) {
        return actor.accountId() + "/" + (once.length() > 64 ? once.substring(0, 64) : once);
    }
}
