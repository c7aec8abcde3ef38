package luoshi.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import luoshi.database.Columns;
import luoshi.database.Reading;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks (检查) for calculations over everybody: who was looked at last, and what drawn checks saw. */
@Component
public class VisitFacts {
    /** Knows everything entered so far. */
    public static final long ALL_KNOWN = Long.MAX_VALUE;

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String LAST = """
            select unit_id, area_id, max(at) as at
            from supervision.visit
            where at < :end and entered_seq <= :known
            group by unit_id, area_id order by unit_id, area_id
            """;
    private static final String DRAWN = """
            select r.unit_id, r.area_id, count(*) filter (where r.outcome = 'COMPLIANT') as compliant,
                   count(*) filter (where r.outcome = 'NOT_COMPLIANT') as not_compliant
            from supervision.result r join supervision.visit v on v.id = r.visit_id
            where v.kind = 'DRAWN' and v.at >= :from and v.at < :end and v.entered_seq <= :known
              and r.outcome <> 'NOT_APPLICABLE'
            group by r.unit_id, r.area_id order by r.unit_id, r.area_id
            """;

    private final JdbcClient reader;

    VisitFacts(@Qualifier("readerJdbcClient") JdbcClient reader) {
        this.reader = reader;
    }

    /**
     * The last check of any kind for each unit × area that ever had one.
     *
     * @param asOf the last day that counts, whole
     * @param known ledger sequence up to which entries are known, or {@link #ALL_KNOWN}
     */
    public List<LastCheck> lastChecks(LocalDate asOf, long known) {
        return reader.sql(LAST)
                .param("end", dawn(asOf.plusDays(1)))
                .param("known", known)
                .query((row, number) ->
                        new LastCheck(row.getLong("unit_id"), row.getLong("area_id"), Columns.instant(row, "at")))
                .list();
    }

    /**
     * Results of drawn checks for each unit × area (合规率); clauses not applicable are left out.
     *
     * @param from first day
     * @param until day after the last
     */
    public List<DrawnResults> drawn(LocalDate from, LocalDate until, long known) {
        return Reading.once(
                new Drawn(from, until, known),
                () -> reader.sql(DRAWN)
                        .param("from", dawn(from))
                        .param("end", dawn(until))
                        .param("known", known)
                        .query((row, number) -> new DrawnResults(
                                row.getLong("unit_id"),
                                row.getLong("area_id"),
                                row.getInt("compliant"),
                                row.getInt("not_compliant")))
                        .list());
    }

    private record Drawn(LocalDate from, LocalDate until, long known) {}

    private static OffsetDateTime dawn(LocalDate day) {
        return day.atStartOfDay(CHINA).toOffsetDateTime();
    }

    /** When a unit was last checked in an area, by a check of any kind (距上次检查). */
    public record LastCheck(long unitId, long areaId, Instant at) {
        /** The day in China. */
        public LocalDate day() {
            return at.atZone(CHINA).toLocalDate();
        }
    }

    /** What drawn checks saw: {@code compliant / (compliant + notCompliant)} is 合规率. */
    public record DrawnResults(long unitId, long areaId, int compliant, int notCompliant) {
        public int seen() {
            return compliant + notCompliant;
        }
    }
}
