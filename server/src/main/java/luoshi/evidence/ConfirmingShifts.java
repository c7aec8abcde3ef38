package luoshi.evidence;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luoshi.calendar.Calendars;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.OffHours;
import luoshi.engine.coverage.CoverageFacts;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.ledger.Ledger;
import luoshi.roster.ShiftKind;
import luoshi.roster.StoodShifts;
import luoshi.roster.StoodShifts.StoodShift;
import luoshi.rule.Duties;
import luoshi.rule.DutyLine;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes evidence of the roster (值班表佐证): the duty leader confirms the shifts of his watch in one act, so that nobody who
 * stood one has to write that he did. Each shift × duty counts once, however often it is confirmed.
 */
@Component
public class ConfirmingShifts {
    private final StoodShifts shifts;
    private final Duties duties;
    private final Binding binding;
    private final JdbcEvidence evidence;
    private final Calendars calendars;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConfirmingShifts(
            StoodShifts shifts,
            Duties duties,
            Binding binding,
            JdbcEvidence evidence,
            Calendars calendars,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.shifts = shifts;
        this.duties = duties;
        this.binding = binding;
        this.evidence = evidence;
        this.calendars = calendars;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** A shift with what its person owes for it; {@code ended} once it can be confirmed. */
    record Watched(StoodShift shift, List<DutyLine> duties, boolean ended, boolean confirmed) {}

    /** Everything under one duty leader's shift for which something is owed. */
    record Watch(StoodShift lead, List<Watched> shifts) {
        boolean waits() {
            return shifts.stream().anyMatch(watched -> watched.ended() && !watched.confirmed());
        }
    }

    /**
     * What the duty leader of that shift may confirm.
     *
     * @throws Missing when the shift is no visible shift of a duty leader
     * @throws Forbidden when it is neither the actor's own nor of a unit whose people he records for
     */
    @Transactional(readOnly = true)
    Watch watch(Actor actor, long leadShift) {
        var lead = shifts.find(leadShift)
                .filter(shift -> shift.kind() == ShiftKind.LEAD)
                .orElseThrow(() -> new Missing("duty leader's shift", leadShift));
        var own = actor.personId() != null && actor.personId() == lead.personId();
        if (!own && !Permission.RECORD_FOR_OTHERS.heldBy(actor, lead.unitId())) {
            throw new Forbidden("confirm shift " + leadShift);
        }
        return new Watch(lead, owed(shifts.under(leadShift)));
    }

    /** The actor's own watches of the last days, newest first. */
    @Transactional(readOnly = true)
    List<Watch> recent(Actor actor, int days) {
        if (actor.personId() == null) {
            return List.of();
        }
        var now = clock.instant();
        return shifts.ledBy(actor, now.minusSeconds(86_400L * days), now).stream()
                .map(lead -> new Watch(lead, owed(shifts.under(lead.id()))))
                .toList();
    }

    /**
     * Confirms the named shifts and returns how many pieces of evidence that made.
     *
     * @throws Missing when the shift is no visible shift of a duty leader
     * @throws Forbidden as for reading it
     */
    @Transactional
    public int confirm(Actor actor, ConfirmShifts command) {
        evidence.oneAtATime("watch/" + command.lead());
        var watch = watch(actor, command.lead());
        var pieces = new ArrayList<JdbcEvidence.Piece>();
        for (var watched : watch.shifts()) {
            if (watched.ended() && command.stood().contains(watched.shift().id())) {
                watched.duties().forEach(duty -> pieces.add(piece(watched.shift(), duty)));
            }
        }
        var there = new HashSet<>(evidence.keys(
                EvidenceOrigin.ROSTER,
                pieces.stream().map(JdbcEvidence.Piece::key).toList()));
        pieces.removeIf(piece -> there.contains(piece.key()));
        if (pieces.isEmpty()) {
            return 0;
        }
        var seq = ledger.append(new Ledger.Entry(
                "ShiftsConfirmed",
                "evidence",
                null,
                watch.lead().unitId(),
                null,
                Map.of(
                        "watch",
                        command.lead(),
                        "keys",
                        pieces.stream().map(JdbcEvidence.Piece::key).toList())));
        events.publishEvent(
                new EvidenceRecorded(evidence.insert(pieces, EvidenceOrigin.ROSTER, actor.personId(), seq)));
        return pieces.size();
    }

    private List<Watched> owed(List<StoodShift> under) {
        var perShift = perShiftDuties(under);
        var asked = new ArrayList<Binding.Asked>();
        var lines = new ArrayList<DutyLine>();
        var of = new ArrayList<StoodShift>();
        for (var shift : under) {
            if (shift.kind() == ShiftKind.STANDBY || shift.kind() == ShiftKind.LEAD) {
                continue;
            }
            for (var duty : perShift) {
                asked.add(new Binding.Asked(
                        duty.id(),
                        shift.personId(),
                        OffHours.dateOf(shift.hours().starts())));
                lines.add(duty);
                of.add(shift);
            }
        }
        var owed = new HashMap<Long, List<DutyLine>>();
        binding.people(asked).stream()
                .forEach(place -> owed.computeIfAbsent(of.get(place).id(), key -> new ArrayList<>())
                        .add(lines.get(place)));
        return with(under, owed);
    }

    private List<Watched> with(List<StoodShift> under, Map<Long, List<DutyLine>> owed) {
        var keys = new ArrayList<String>();
        owed.forEach((shift, lines) -> lines.forEach(duty -> keys.add(key(shift, duty.id()))));
        var there = new HashSet<>(evidence.keys(EvidenceOrigin.ROSTER, keys));
        var now = clock.instant();
        return under.stream()
                .filter(shift -> owed.containsKey(shift.id()))
                .map(shift -> {
                    var lines = owed.getOrDefault(shift.id(), List.of());
                    var confirmed = lines.stream().allMatch(duty -> there.contains(key(shift.id(), duty.id())));
                    return new Watched(shift, lines, !shift.hours().ends().isAfter(now), confirmed);
                })
                .toList();
    }

    private List<DutyLine> perShiftDuties(List<StoodShift> under) {
        if (under.isEmpty()) {
            return List.of();
        }
        var strong = Set.of(CoverageFacts.EvidenceKind.ACT, CoverageFacts.EvidenceKind.RECORD);
        return duties.inForce(OffHours.dateOf(under.getFirst().hours().starts())).stream()
                .filter(duty -> duty.cadence() == Cadence.PER_SHIFT
                        && duty.subject() == CoverageFacts.SubjectKind.PERSON
                        && duty.accepts().stream().anyMatch(strong::contains))
                .toList();
    }

    private JdbcEvidence.Piece piece(StoodShift shift, DutyLine duty) {
        Instant at = shift.hours().ends();
        return new JdbcEvidence.Piece(
                duty.id(),
                shift.unitId(),
                shift.personId(),
                at,
                duty.accepts().contains(CoverageFacts.EvidenceKind.ACT) ? EvidenceKind.ACT : EvidenceKind.RECORD,
                1,
                OffHours.isNight(at),
                OffHours.isOffHours(at, calendars.current()),
                false,
                key(shift.id(), duty.id()),
                "");
    }

    private static String key(long shift, long duty) {
        return "shift/" + shift + "/" + duty;
    }
}
