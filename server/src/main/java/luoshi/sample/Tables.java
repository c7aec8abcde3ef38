package luoshi.sample;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/** Every table that the sample world fills, in the order in which they refer to each other. */
final class Tables {
    final Table unit = Table.numbered("organisation.unit", "code, name, kind, position, existence");
    final Table placement = Table.plain("organisation.placement", "unit_id, parent_id, validity");
    final Table area = Table.numbered("organisation.area", "code, name, name_en, position, interval_days");
    final Table post = Table.numbered("organisation.post", "code, name, name_en, leads");
    final Table person = Table.numbered("organisation.person", "number, name, staff, rank, joined, departed");
    final Table membership = Table.numbered("organisation.membership", "person_id, unit_id, line, reason, validity");
    final Table assignment = Table.numbered("organisation.assignment", "person_id, unit_id, post_id, validity");
    final Table charge = Table.numbered("organisation.charge", "person_id, unit_id, area_id, overall, validity");
    final Table guidance = Table.numbered("organisation.guidance", "department_id, area_id, unit_id, rights, validity");
    final Table absence = Table.numbered("organisation.absence", "person_id, validity, approved_by, approved_on");
    final Table month = Table.plain("roster.month", "unit_id, first_day, published_at");
    final Table shift = Table.numbered("roster.shift", "unit_id, person_id, kind, starts, ends, seat");
    final Table swap =
            Table.numbered("roster.swap", "shift_id, unit_id, from_person, to_person, reason, approved_by, at");
    final Table occasion = Table.numbered("roster.occasion", "source, external_id, kind, unit_id, person_id, occurred");
    final Table source = Table.numbered(
            "rule.source",
            "title, issuer, level, owner_unit_id, document_date, in_force, file_name, sha256, content, uploaded_at");
    final Table node = Table.numbered(
            "rule.node", "source_id, parent_id, position, kind, number, heading, text, span_start, span_end");
    final Table clause = Table.numbered("rule.clause", "source_id, node_id, owner_unit_id, reference, title");
    final Table clauseVersion = Table.numbered(
            "rule.clause_version",
            "clause_id, number, status, area_id, should, should_not, countermeasure, hardware, tangible,"
                    + " zero_tolerance, responsible_id, in_force, published_at");
    final Table duty = Table.numbered("rule.duty", "clause_id, code, title");
    final Table dutyVersion = Table.numbered(
            "rule.duty_version",
            "duty_id, clause_version_id, kind, subject, cadence, count, night_share, off_hours_share,"
                    + " unannounced_share, accepts, scope_units, scope_posts, key_stages, occasion_kind, occasion_due_days");
    final Table acknowledgement = Table.plain("rule.acknowledgement", "clause_version_id, person_id, at");
    final Table notApplicable = Table.numbered(
            "rule.not_applicable", "unit_id, area_id, reason, signed_by, signed_on, review_on, revoked_on");
    final Table exemption =
            Table.numbered("rule.exemption", "duty_id, person_id, unit_id, validity, reason, approved_by, approved_on");
    final Table fact = Table.numbered(
            "evidence.fact",
            "duty_id, unit_id, person_id, act_at, kind, quantity, night, off_hours, unannounced, origin, origin_key,"
                    + " note, entered_by, entered_seq, withdrawn_seq, withdrawal_reason");
    final Table visit = Table.numbered(
            "supervision.visit",
            "unit_id, area_id, at, kind, announced, off_hours, checker_id, checker_unit_id, entered_seq");
    final Table result =
            Table.numbered("supervision.result", "visit_id, clause_id, unit_id, area_id, person_id, outcome, reason");
    final Table finding = Table.numbered(
            "supervision.finding",
            "result_id, visit_id, clause_id, unit_id, area_id, person_id, severity, zero_tolerance, place, link, seen,"
                    + " found_at, author_id, corrected_at, corrected_by, correction, outcome, entered_seq");
    final Table commendation = Table.numbered(
            "supervision.commendation",
            "visit_id, unit_id, area_id, person_id, kind, seen, origin, at, author_id, entered_seq");
    final Table problem = Table.numbered(
            "rectification.problem",
            "number, station_id, unit_id, lead_unit_id, handling_unit_id, area_id, clause_id, place, link, title, facts,"
                    + " severity, zero_tolerance, reason, about_leader, opened_at, state, lead_leader_id, due, first_due,"
                    + " relapse_of, relapses, sent_back, claimed_by, claimed_at, claim, verified_by, verified_at,"
                    + " settled_by, settled_at, relapsed_at, entered_seq");
    final Table problemFinding = Table.plain("rectification.problem_finding", "finding_id, problem_id");
    final Table measure = Table.numbered(
            "rectification.measure",
            "problem_id, what, doer_id, due, proof, set_on, done_on, done_by, done_note, entered_seq");
    final Table step =
            Table.numbered("rectification.step", "problem_id, at, kind, actor_id, actor_name, text, data, entered_seq");
    final Table verification = Table.numbered(
            "rectification.verification",
            "problem_id, verifier_id, lead_leader_id, at, looked, good, needed, accepted, text, entered_seq");
    final Table lookBack =
            Table.numbered("rectification.look_back", "problem_id, days, due, done_at, done_by, held, text");
    final Table extension = Table.numbered(
            "rectification.extension", "problem_id, due_before, until, reason, asked_by, asked_at, entered_seq");
    final Table escalation =
            Table.numbered("rectification.escalation", "problem_id, due, stage, person_id, unit_id, at, entered_seq");
    final Table statement = Table.numbered(
            "redress.statement", "finding_id, person_id, handling_unit_id, at, text, answer_due, entered_seq");
    final Table account =
            Table.numbered("identity.account", "username, secret, person_id, role, unit_id, display_name");

    /** People, units, rosters and occasions: what everything else refers to. */
    void writeStation(Connection connection) throws SQLException, IOException {
        write(
                connection,
                List.of(
                        unit,
                        placement,
                        area,
                        post,
                        person,
                        membership,
                        assignment,
                        absence,
                        month,
                        shift,
                        swap,
                        occasion));
    }

    /** Rules and what was done about them, after the station. */
    void writeRecords(Connection connection) throws SQLException, IOException {
        write(
                connection,
                List.of(
                        charge,
                        guidance,
                        source,
                        node,
                        clause,
                        clauseVersion,
                        duty,
                        dutyVersion,
                        acknowledgement,
                        notApplicable,
                        exemption,
                        fact,
                        visit,
                        result,
                        finding,
                        commendation,
                        problem,
                        problemFinding,
                        measure,
                        step,
                        verification,
                        lookBack,
                        extension,
                        escalation,
                        statement,
                        account));
    }

    private static void write(Connection connection, List<Table> tables) throws SQLException, IOException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        try (var statement = connection.createStatement()) {
            for (var table : tables) {
                table.write(copy);
                if (!table.follow().isEmpty()) {
                    statement.execute(table.follow());
                }
            }
        }
    }
}
