package luoshi.rule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageFacts.Staff;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.rule.ClauseDraft.DutyDraft;
import luoshi.rule.ClauseRow.DutyRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcDuties {
    private static final String DUTIES = """
            select d.id as duty_id, d.title, dv.kind, dv.subject, dv.cadence, dv.count, dv.night_share, dv.off_hours_share, dv.unannounced_share,
                   dv.accepts, dv.scope_units, dv.scope_posts, dv.scope_staff, dv.leaders_only, dv.include_standby, dv.key_stages,
                   dv.occasion_kind, coalesce(dv.occasion_due_days, 0) as due_days,
                   exists (select from rule.duty_version o join rule.clause_version v on v.id = o.clause_version_id
                           where o.duty_id = d.id and v.status <> 'DRAFT') as published
            from rule.duty_version dv join rule.duty d on d.id = dv.duty_id
            where dv.clause_version_id = :version order by dv.id
            """;
    private static final String ADD_DUTY_VERSION = """
            insert into rule.duty_version (duty_id, clause_version_id, kind, subject, cadence, count, night_share, off_hours_share,
                   unannounced_share, accepts, scope_units, scope_posts, scope_staff, leaders_only, include_standby, key_stages,
                   occasion_kind, occasion_due_days)
            values (:duty, :version, :kind, :subject, :cadence, :count, :night, :offHours, :unannounced, :accepts, :units, :posts, :staff,
                   :leaders, :standby, :stages, :occasion, :dueDays)
            """;

    private final JdbcClient sql;

    JdbcDuties(JdbcClient sql) {
        this.sql = sql;
    }

    List<DutyRow> of(long version) {
        return sql.sql(DUTIES).param("version", version).query(JdbcDuties::duty).list();
    }

    /**
     * Puts the duties of a draft in the place of what it had. Duties that no version keeps go away, unless the draft was
     * published once: evidence may name them.
     */
    void replace(long clause, long version, List<DutyDraft> duties, boolean publishedOnce) {
        sql.sql("delete from rule.duty_version where clause_version_id = :version")
                .param("version", version)
                .update();
        for (var duty : duties) {
            var known = duty.id();
            var id = known != null ? known : addDuty(clause, duty.title());
            if (known != null) {
                retitleDuty(clause, known, duty.title());
            }
            addDutyVersion(id, version, duty);
        }
        if (!publishedOnce) {
            sql.sql(
                            "delete from rule.duty d where d.clause_id = :clause and not exists (select from rule.duty_version o where o.duty_id = d.id)")
                    .param("clause", clause)
                    .update();
        }
    }

    private long addDuty(long clause, String title) {
        return sql.sql(
                        "insert into rule.duty (clause_id, code, title) values (:clause, 'D-' || gen_random_uuid(), :title) returning id")
                .param("clause", clause)
                .param("title", title)
                .query(Long.class)
                .single();
    }

    private void retitleDuty(long clause, long duty, String title) {
        sql.sql("""
                        update rule.duty d set title = :title where d.id = :duty and d.clause_id = :clause and not exists (
                            select from rule.duty_version o join rule.clause_version v on v.id = o.clause_version_id
                            where o.duty_id = d.id and v.status <> 'DRAFT')
                        """)
                .param("duty", duty)
                .param("clause", clause)
                .param("title", title)
                .update();
    }

    private void addDutyVersion(long duty, long version, DutyDraft draft) {
        var occasion = draft.cadence() == Cadence.PER_OCCASION;
        sql.sql(ADD_DUTY_VERSION)
                .param("duty", duty)
                .param("version", version)
                .param("kind", draft.kind().name())
                .param("subject", draft.subject().name())
                .param("cadence", draft.cadence().name())
                .param("count", draft.count())
                .param("night", draft.nightShare())
                .param("offHours", draft.offHoursShare())
                .param("unannounced", draft.unannouncedShare())
                .param("accepts", names(draft.accepts().stream().sorted().toList()))
                .param("units", draft.units().toArray(Long[]::new))
                .param("posts", draft.posts().toArray(Long[]::new))
                .param("staff", names(draft.staff()))
                .param("leaders", draft.leadersOnly())
                .param("standby", draft.standby())
                .param("stages", names(draft.stages()))
                .param("occasion", occasion ? draft.occasionKind() : null, Types.VARCHAR)
                .param("dueDays", occasion ? draft.occasionDueDays() : null, Types.INTEGER)
                .update();
    }

    private static String[] names(List<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toArray(String[]::new);
    }

    private static DutyRow duty(ResultSet row, int number) throws SQLException {
        var id = row.getLong("duty_id");
        return new DutyRow(
                id,
                row.getBoolean("published"),
                new DutyDraft(
                        id,
                        row.getString("title"),
                        DutyKind.valueOf(row.getString("kind")),
                        SubjectKind.valueOf(row.getString("subject")),
                        Cadence.valueOf(row.getString("cadence")),
                        row.getInt("count"),
                        row.getDouble("night_share"),
                        row.getDouble("off_hours_share"),
                        row.getDouble("unannounced_share"),
                        Rows.names(row.getArray("accepts"), EvidenceKind::valueOf),
                        Rows.ids(row.getArray("scope_units")),
                        Rows.ids(row.getArray("scope_posts")),
                        Rows.strings(row.getArray("scope_staff")).stream()
                                .map(Staff::valueOf)
                                .toList(),
                        row.getBoolean("leaders_only"),
                        row.getBoolean("include_standby"),
                        Rows.strings(row.getArray("key_stages")).stream()
                                .map(KeyTime.Part::valueOf)
                                .toList(),
                        row.getString("occasion_kind"),
                        row.getInt("due_days")));
    }
}
