package luoshi.rule;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageFacts.Exclusion;
import luoshi.engine.coverage.CoverageFacts.Exemption;
import luoshi.engine.coverage.CoverageFacts.Quotas;
import luoshi.engine.coverage.CoverageFacts.Scope;
import luoshi.engine.coverage.CoverageFacts.Staff;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.ledger.KnownAt;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Published duties, exemptions and 不适用 for calculations over everybody: never for a page's own rows. */
@Component
public class RuleFacts {
    private static final String DUTIES = """
            select d.duty_id, d.id, v.clause_id, v.area_id, d.subject, d.cadence, d.count,
                   d.night_share, d.off_hours_share, d.unannounced_share, d.accepts,
                   case when cardinality(d.scope_units) = 0 then array[c.owner_unit_id] else d.scope_units end as scope_units,
                   cardinality(d.scope_units) = 0 as everywhere, d.scope_posts, d.scope_staff, d.leaders_only,
                   d.include_standby, d.key_stages, d.occasion_kind, coalesce(d.occasion_due_days, 0) as occasion_due_days,
                   lower(v.in_force) as since, upper(v.in_force) as until
            from rule.duty_version d
            join rule.clause_version v on v.id = d.clause_version_id
            join rule.clause c on c.id = v.clause_id
            where v.status in ('PUBLISHED', 'REPEALED')
            order by d.duty_id, since nulls first, d.id
            """;
    private static final String EXEMPTIONS = """
            select duty_id, coalesce(person_id, 0) as person_id, unit_id,
                   lower(validity) as since, upper(validity) as until, approved_on
            from rule.exemption order by id
            """;
    private static final String EXCLUSIONS = """
            select unit_id, coalesce(area_id, 0) as area_id, coalesce(duty_id, 0) as duty_id,
                   signed_on as since, revoked_on as until
            from rule.not_applicable where revoked_on is null or revoked_on > signed_on order by id
            """;

    private final JdbcClient reader;
    private final KnownAt known;

    @Autowired
    RuleFacts(@Qualifier("readerJdbcClient") JdbcClient reader) {
        this(reader, KnownAt.NOW);
    }

    private RuleFacts(JdbcClient reader, KnownAt known) {
        this.reader = reader;
        this.known = known;
    }

    /** The same as it was known at a sequence of the 审计链 (当时所知). */
    public RuleFacts knownAt(long seq) {
        return new RuleFacts(reader, new KnownAt(seq));
    }

    /**
     * Versions of duties that are or were in force. A duty without named units binds the whole subtree of the clause's
     * owner: its people, or (for a unit duty) the units without children in it.
     */
    public List<Duty> duties() {
        return reader.sql(known.in(DUTIES)).query(RuleFacts::duty).list();
    }

    public List<Exemption> exemptions() {
        return reader.sql(known.in(EXEMPTIONS))
                .query((row, number) -> new Exemption(
                        row.getLong("duty_id"),
                        row.getLong("person_id"),
                        row.getLong("unit_id"),
                        since(row),
                        until(row),
                        row.getObject("approved_on", LocalDate.class)))
                .list();
    }

    /** 不适用 from its signing on until it was revoked. */
    public List<Exclusion> exclusions() {
        return reader.sql(known.in(EXCLUSIONS))
                .query((row, number) -> new Exclusion(
                        row.getLong("unit_id"), row.getLong("area_id"), row.getLong("duty_id"), since(row), until(row)))
                .list();
    }

    private static Duty duty(ResultSet row, int number) throws SQLException {
        var subject = SubjectKind.valueOf(row.getString("subject"));
        return new Duty(
                row.getLong("duty_id"),
                row.getLong("id"),
                row.getLong("clause_id"),
                row.getLong("area_id"),
                subject,
                Cadence.valueOf(row.getString("cadence")),
                row.getInt("count"),
                new Quotas(
                        row.getDouble("night_share"),
                        row.getDouble("off_hours_share"),
                        row.getDouble("unannounced_share")),
                names(row.getArray("accepts"), EvidenceKind::valueOf),
                new Scope(
                        ids(row.getArray("scope_units")),
                        subject == SubjectKind.UNIT && row.getBoolean("everywhere"),
                        ids(row.getArray("scope_posts")),
                        names(row.getArray("scope_staff"), Staff::valueOf),
                        row.getBoolean("leaders_only"),
                        row.getBoolean("include_standby")),
                names(row.getArray("key_stages"), KeyTime.Part::valueOf),
                row.getString("occasion_kind"),
                row.getInt("occasion_due_days"),
                since(row),
                until(row));
    }

    private static Set<Long> ids(Array array) throws SQLException {
        return Set.copyOf(Arrays.asList((Long[]) array.getArray()));
    }

    private static <T> Set<T> names(Array array, Function<String, T> named) throws SQLException {
        return Arrays.stream((String[]) array.getArray()).map(named).collect(Collectors.toUnmodifiableSet());
    }

    private static LocalDate since(ResultSet row) throws SQLException {
        var date = row.getObject("since", LocalDate.class);
        return date == null ? LocalDate.MIN : date;
    }

    private static LocalDate until(ResultSet row) throws SQLException {
        var date = row.getObject("until", LocalDate.class);
        return date == null ? LocalDate.MAX : date;
    }
}
