package luoshi.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import luoshi.engine.calendar.OffHours;
import luoshi.ledger.Ledger;
import luoshi.supervision.VisitRecorded;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes evidence of a check (检查佐证) in the transaction that records it: one act for each duty of the unit to be checked
 * in that area, so that nobody writes down twice that somebody looked.
 */
@Component
class RecordingChecked {
    private static final String OWED = """
            select dv.duty_id from rule.duty_version dv
            join rule.clause_version v on v.id = dv.clause_version_id and v.status in ('PUBLISHED', 'REPEALED')
            join rule.clause c on c.id = v.clause_id
            where dv.kind = 'BE_CHECKED' and dv.subject = 'UNIT' and v.area_id = :area and 'ACT' = any (dv.accepts)
              and v.in_force @> cast(:day as date)
              and (:unit = any (dv.scope_units) or cardinality(dv.scope_units) = 0
                    and c.owner_unit_id = any (organisation.above(:unit, :day)))
            group by dv.duty_id order by dv.duty_id
            """;

    private final JdbcClient reader;
    private final JdbcEvidence evidence;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    RecordingChecked(
            @Qualifier("readerJdbcClient") JdbcClient reader,
            JdbcEvidence evidence,
            Ledger ledger,
            ApplicationEventPublisher events) {
        this.reader = reader;
        this.evidence = evidence;
        this.ledger = ledger;
        this.events = events;
    }

    @EventListener
    void recorded(VisitRecorded visit) {
        var pieces = owed(visit.unit(), visit.area(), visit.day()).stream()
                .map(duty -> new JdbcEvidence.Piece(
                        duty,
                        visit.unit(),
                        null,
                        visit.at(),
                        EvidenceKind.ACT,
                        1,
                        OffHours.isNight(visit.at()),
                        visit.offHours(),
                        !visit.announced(),
                        visit.visit() + "/" + duty,
                        ""))
                .toList();
        if (pieces.isEmpty()) {
            return;
        }
        var seq = ledger.append(new Ledger.Entry(
                "EvidenceRecorded",
                "evidence",
                null,
                visit.unit(),
                null,
                Map.of(
                        "check",
                        visit.visit(),
                        "keys",
                        pieces.stream().map(JdbcEvidence.Piece::key).toList())));
        events.publishEvent(new EvidenceRecorded(evidence.insert(pieces, EvidenceOrigin.CHECK, visit.checker(), seq)));
    }

    private List<Long> owed(long unit, long area, LocalDate day) {
        return reader.sql(OWED)
                .param("unit", unit)
                .param("area", area)
                .param("day", day)
                .query((row, number) -> row.getLong(1))
                .list();
    }
}
