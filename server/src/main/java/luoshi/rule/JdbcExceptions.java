package luoshi.rule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import luoshi.database.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcExceptions {
    private static final String EXEMPTIONS = """
            select e.id, e.duty_id, d.title as duty_title, d.clause_id, e.person_id, coalesce(p.name, '') as person_name,
                   e.unit_id, coalesce(u.name, '') as unit_name, lower(e.validity) as since, upper(e.validity) as until,
                   e.reason, e.ended_reason, coalesce(a.name, '') as approver, e.approved_on
            from rule.exemption e
            join rule.duty d on d.id = e.duty_id
            left join organisation.person p on p.id = e.person_id
            left join organisation.unit u on u.id = e.unit_id
            left join organisation.person a on a.id = e.approved_by
            """;
    private static final String EXCLUSIONS = """
            select n.id, n.unit_id, coalesce(u.name, '') as unit_name, coalesce(a.name, d.title, '') as subject,
                   coalesce(nullif(a.name_en, ''), a.name, d.title, '') as subject_en, d.clause_id,
                   n.reason, coalesce(p.name, '') as signer, n.signed_on, n.review_on, n.reviewed_on, n.revoked_on, n.version
            from rule.not_applicable n
            left join organisation.unit u on u.id = n.unit_id
            left join organisation.area a on a.id = n.area_id
            left join rule.duty d on d.id = n.duty_id
            left join organisation.person p on p.id = n.signed_by
            """;

    private final JdbcClient sql;

    JdbcExceptions(JdbcClient sql) {
        this.sql = sql;
    }

    /** An exemption; {@code person} is null for a unit's duty. */
    record ExemptionRow(
            long id,
            long duty,
            String dutyTitle,
            long clause,
            @Nullable Long person,
            String personName,
            long unit,
            String unitName,
            LocalDate from,
            LocalDate to,
            String reason,
            String endedReason,
            String approver,
            LocalDate approvedOn) {}

    /** A 不适用: of an area or of a duty. */
    record ExclusionRow(
            long id,
            long unit,
            String unitName,
            String subject,
            String subjectEnglish,
            @Nullable Long clause,
            String reason,
            String signer,
            LocalDate signedOn,
            LocalDate reviewOn,
            @Nullable LocalDate reviewedOn,
            @Nullable LocalDate revokedOn,
            int version) {}

    List<ExemptionRow> exemptions() {
        return sql.sql(EXEMPTIONS + " order by upper(e.validity) desc, e.id")
                .query(JdbcExceptions::exemption)
                .list();
    }

    Optional<ExemptionRow> exemption(long id) {
        return sql.sql(EXEMPTIONS + " where e.id = :id")
                .param("id", id)
                .query(JdbcExceptions::exemption)
                .optional();
    }

    List<ExclusionRow> exclusions() {
        return sql.sql(EXCLUSIONS + " order by n.revoked_on nulls first, n.review_on, n.id")
                .query(JdbcExceptions::exclusion)
                .list();
    }

    /** 不适用 that touch a clause: of its duties or of its area. */
    List<ExclusionRow> exclusionsOf(long clause, long area) {
        return sql.sql(
                        EXCLUSIONS
                                + " where n.revoked_on is null and (d.clause_id = :clause or n.area_id = :area) order by u.position, n.id")
                .param("clause", clause)
                .param("area", area)
                .query(JdbcExceptions::exclusion)
                .list();
    }

    List<ExclusionRow> reviewsDue(List<Long> units, LocalDate until) {
        return Reading.once(
                new ReviewsDue(units, until),
                () -> sql.sql(
                                EXCLUSIONS
                                        + " where n.revoked_on is null and n.review_on <= :until and n.unit_id = any (:units) order by n.review_on, n.id")
                        .param("until", until)
                        .param("units", units.toArray(Long[]::new))
                        .query(JdbcExceptions::exclusion)
                        .list());
    }

    private record ReviewsDue(List<Long> units, LocalDate until) {}

    Optional<ExclusionRow> exclusion(long id) {
        return sql.sql(EXCLUSIONS + " where n.id = :id")
                .param("id", id)
                .query(JdbcExceptions::exclusion)
                .optional();
    }

    /** Whether the duty, of the person or the unit, is exempt on some day of the range. */
    boolean overlaps(long duty, long unit, @Nullable Long person, LocalDate from, LocalDate to) {
        return sql.sql("""
                        select exists (select from rule.exemption where duty_id = :duty and unit_id = :unit
                            and coalesce(person_id, 0) = :person and validity && daterange(:from, :to))
                        """)
                .param("duty", duty)
                .param("unit", unit)
                .param("person", person == null ? 0 : person)
                .param("from", from)
                .param("to", to)
                .query(Boolean.class)
                .single();
    }

    /** The new exemption, or empty when another one for these days was written meanwhile. */
    Optional<Long> addExemption(
            long duty,
            @Nullable Long person,
            long unit,
            LocalDate from,
            LocalDate to,
            String reason,
            long by,
            LocalDate on) {
        return sql.sql("""
                        insert into rule.exemption (duty_id, person_id, unit_id, validity, reason, approved_by, approved_on)
                        values (:duty, :person, :unit, daterange(:from, :to), :reason, :by, :on)
                        on conflict do nothing returning id
                        """)
                .param("duty", duty)
                .param("person", person, Types.BIGINT)
                .param("unit", unit)
                .param("from", from)
                .param("to", to)
                .param("reason", reason)
                .param("by", by)
                .param("on", on)
                .query(Long.class)
                .optional();
    }

    /** Ends an exemption earlier; false when its end is not the one that was shown. */
    boolean shorten(long id, LocalDate shownEnd, LocalDate end, String reason) {
        return sql.sql("""
                        update rule.exemption set validity = daterange(lower(validity), :end), ended_reason = :reason
                        where id = :id and upper(validity) = :shown
                        """)
                        .param("id", id)
                        .param("shown", shownEnd)
                        .param("end", end)
                        .param("reason", reason)
                        .update()
                > 0;
    }

    boolean remove(long id, LocalDate shownEnd) {
        return sql.sql("delete from rule.exemption where id = :id and upper(validity) = :shown")
                        .param("id", id)
                        .param("shown", shownEnd)
                        .update()
                > 0;
    }

    /** Whether the area or the duty is signed as not applicable to the unit now. */
    boolean excluded(long unit, @Nullable Long area, @Nullable Long duty) {
        return sql.sql("""
                        select exists (select from rule.not_applicable where unit_id = :unit and revoked_on is null
                            and coalesce(area_id, 0) = :area and coalesce(duty_id, 0) = :duty)
                        """)
                .param("unit", unit)
                .param("area", area == null ? 0 : area)
                .param("duty", duty == null ? 0 : duty)
                .query(Boolean.class)
                .single();
    }

    /** The new 不适用, or empty when the same was signed meanwhile. */
    Optional<Long> addExclusion(
            long unit,
            @Nullable Long area,
            @Nullable Long duty,
            String reason,
            long by,
            LocalDate on,
            LocalDate review) {
        return sql.sql("""
                        insert into rule.not_applicable (unit_id, area_id, duty_id, reason, signed_by, signed_on, review_on)
                        values (:unit, :area, :duty, :reason, :by, :on, :review) on conflict do nothing returning id
                        """)
                .param("unit", unit)
                .param("area", area, Types.BIGINT)
                .param("duty", duty, Types.BIGINT)
                .param("reason", reason)
                .param("by", by)
                .param("on", on)
                .param("review", review)
                .query(Long.class)
                .optional();
    }

    boolean review(long id, int version, LocalDate on, LocalDate next) {
        return sql.sql(
                                "update rule.not_applicable set reviewed_on = :on, review_on = :next, version = version + 1 where id = :id and version = :version and revoked_on is null")
                        .param("id", id)
                        .param("version", version)
                        .param("on", on)
                        .param("next", next)
                        .update()
                > 0;
    }

    boolean revoke(long id, int version, LocalDate on) {
        return sql.sql(
                                "update rule.not_applicable set revoked_on = :on, version = version + 1 where id = :id and version = :version and revoked_on is null")
                        .param("id", id)
                        .param("version", version)
                        .param("on", on)
                        .update()
                > 0;
    }

    private static ExemptionRow exemption(ResultSet row, int number) throws SQLException {
        return new ExemptionRow(
                row.getLong("id"),
                row.getLong("duty_id"),
                row.getString("duty_title"),
                row.getLong("clause_id"),
                row.getObject("person_id", Long.class),
                row.getString("person_name"),
                row.getLong("unit_id"),
                row.getString("unit_name"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getString("reason"),
                row.getString("ended_reason"),
                row.getString("approver"),
                row.getObject("approved_on", LocalDate.class));
    }

    private static ExclusionRow exclusion(ResultSet row, int number) throws SQLException {
        return new ExclusionRow(
                row.getLong("id"),
                row.getLong("unit_id"),
                row.getString("unit_name"),
                row.getString("subject"),
                row.getString("subject_en"),
                row.getObject("clause_id", Long.class),
                row.getString("reason"),
                row.getString("signer"),
                row.getObject("signed_on", LocalDate.class),
                row.getObject("review_on", LocalDate.class),
                row.getObject("reviewed_on", LocalDate.class),
                row.getObject("revoked_on", LocalDate.class),
                row.getInt("version"));
    }
}
