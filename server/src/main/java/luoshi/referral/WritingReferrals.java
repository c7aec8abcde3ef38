package luoshi.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Reason;
import luoshi.kernel.Stale;
import luoshi.ledger.Ledger;
import luoshi.organisation.People;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands matters to the competent body (移送), which receives and answers them; the ledger says no more than that. */
@Component
public class WritingReferrals {
    private static final int LONGEST = 2000;

    private final JdbcReferrals referrals;
    private final JdbcComplaints complaints;
    private final ReceivingBodies bodies;
    private final People people;
    private final Ledger ledger;
    private final Clock clock;

    WritingReferrals(
            JdbcReferrals referrals,
            JdbcComplaints complaints,
            ReceivingBodies bodies,
            People people,
            Ledger ledger,
            Clock clock) {
        this.referrals = referrals;
        this.complaints = complaints;
        this.bodies = bodies;
        this.people = people;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Whether the actor may write one: a person, and no administrator. */
    static boolean mayWrite(Actor actor) {
        return actor.personId() != null && !actor.role().administers();
    }

    /**
     * Writes it; the same form sent five times counts once.
     *
     * @throws Forbidden when the actor writes none
     * @throws Missing when the unit or person is not there or not visible
     */
    @Transactional
    public ReferralOutcome write(Actor actor, WriteReferral command) {
        var author = actor.personId();
        if (author == null || !mayWrite(actor)) {
            throw new Forbidden("write a referral");
        }
        if (!actor.sees(command.unit()) && !actor.home().contains(command.unit())) {
            throw new Missing("unit", command.unit());
        }
        if (command.person() != null && people.find(command.person()).isEmpty()) {
            throw new Missing("person", command.person());
        }
        var reasons = new LinkedHashMap<String, Reason>();
        if (!bodies.of(actor, LocalDate.now(clock)).containsKey(command.to())) {
            reasons.put("to", Reason.of("reason.referral.to"));
        }
        if (command.matter().isBlank() || command.matter().strip().length() > LONGEST) {
            reasons.put("matter", Reason.of("reason.referral.matter", String.valueOf(LONGEST)));
        }
        if (!reasons.isEmpty()) {
            return new ReferralOutcome.Refused(reasons);
        }
        var once = HandlingComplaints.key(actor, command.once());
        complaints.oneAtATime(once);
        var before = referrals.sent(once);
        return new ReferralOutcome.Done(before.orElseGet(
                () -> referrals.insert(command, clock.instant(), author, once, sealed("ReferralWritten"))));
    }

    /**
     * The body takes it.
     *
     * @throws Missing when it is not there or not visible
     * @throws Forbidden when the actor does not belong to the body, wrote it, or is concerned
     * @throws Stale when somebody else took it meanwhile
     */
    @Transactional
    public ReferralOutcome receive(Actor actor, long id, int version) {
        var by = receiver(actor, id);
        sealed("ReferralReceived");
        if (!referrals.receive(id, version, by, clock.instant())) {
            throw new Stale("referral", id);
        }
        return new ReferralOutcome.Done(id);
    }

    /**
     * The body answers it.
     *
     * @throws Missing when it is not there or not visible
     * @throws Forbidden when the actor does not belong to the body, wrote it, or is concerned
     * @throws Stale when it was not received yet, or somebody else answered meanwhile
     */
    @Transactional
    public ReferralOutcome answer(Actor actor, long id, int version, String text) {
        receiver(actor, id);
        var words = text.strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            return ReferralOutcome.refused("text", "text", String.valueOf(LONGEST));
        }
        sealed("ReferralAnswered");
        if (!referrals.answer(id, version, words)) {
            throw new Stale("referral", id);
        }
        return new ReferralOutcome.Done(id);
    }

    private long receiver(Actor actor, long id) {
        var referral = referrals.find(id).orElseThrow(() -> new Missing("referral", id));
        if (actor.personId() == null || !mayReceive(actor, referral)) {
            throw new Forbidden("receive referral " + id);
        }
        return actor.personId();
    }

    static boolean mayReceive(Actor actor, Referral referral) {
        var self = actor.personId();
        return self != null
                && actor.home().contains(referral.toUnitId())
                && self != referral.authorId()
                && !self.equals(referral.aboutPersonId());
    }

    private long sealed(String action) {
        return ledger.append(new Ledger.Entry(action, "referral", null, null, null, Map.of()));
    }
}
