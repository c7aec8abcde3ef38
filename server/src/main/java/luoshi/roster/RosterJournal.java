package luoshi.roster;

import java.util.Map;
import luoshi.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes each change into the ledger and tells those who follow it. */
@Component
class RosterJournal {
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    RosterJournal(Ledger ledger, ApplicationEventPublisher events) {
        this.ledger = ledger;
        this.events = events;
    }

    /** Writes the change and tells of it. */
    void write(
            String action,
            String entity,
            @Nullable Long id,
            @Nullable Long unit,
            @Nullable Long person,
            Map<String, ?> body) {
        tell(note(action, entity, id, unit, person, body));
    }

    void write(String action, Shift shift, String reason) {
        tell(note(action, shift, reason));
    }

    /** Writes the change without telling: one of many, of which only the last is told. */
    long note(
            String action,
            String entity,
            @Nullable Long id,
            @Nullable Long unit,
            @Nullable Long person,
            Map<String, ?> body) {
        return ledger.append(new Ledger.Entry(action, entity, id, unit, person, body));
    }

    long note(String action, Shift shift, String reason) {
        return note(action, "shift", shift.id(), shift.unitId(), shift.personId(), body(shift, reason));
    }

    void tell(long seq) {
        events.publishEvent(new RosterChanged(seq));
    }

    static Map<String, String> body(Shift shift, String reason) {
        return Map.of(
                "person", String.valueOf(shift.personId()),
                "kind", shift.kind().name(),
                "starts", shift.hours().starts().toString(),
                "ends", shift.hours().ends().toString(),
                "seat", shift.seat(),
                "reason", reason);
    }
}
