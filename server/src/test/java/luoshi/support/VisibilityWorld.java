package luoshi.support;

// Long because every table of the program has its three rows here.

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import org.jspecify.annotations.Nullable;

/** A bureau with two stations and a guiding department, one row of every kind about each of three people. */
public final class VisibilityWorld {
    private static final Map<String, String> KEYS = Map.of(
            "organisation.placement",
            "unit_id",
            "roster.month",
            "unit_id",
            "rule.acknowledgement",
            "person_id",
            "supervision.result",
            "visit_id",
            "rectification.problem_finding",
            "problem_id",
            "ledger.entry",
            "seq",
            "referral.complainant",
            "complaint_id");

    public final DatabaseAccess access;
    /** By table: key of a row → its letter. */
    public final Map<String, Map<String, String>> rows = new LinkedHashMap<>();

    public final Map<String, Actor> actors = new LinkedHashMap<>();

    private final Station here;
    private final Station there;
    private final long bureau;
    private final long department;

    public VisibilityWorld(DatabaseAccess access) {
        this.access = access;
        here = new Station(access);
        there = new Station(access);
        bureau = here.unit("试点分局", "BUREAU", null);
        department = here.unit("交警大队", "DEPARTMENT", bureau);
        for (var station : List.of(here.station, there.station)) {
            here.owner
                    .sql(
                            "insert into organisation.placement (unit_id, parent_id, validity) values (:unit, :parent, '[2020-01-01,)')")
                    .param("unit", station)
                    .param("parent", bureau)
                    .update();
        }
        var officer = here.officer("930001", "甲", here.patrol);
        var auxiliary = here.auxiliary("F30001", "乙", here.community);
        var stranger = there.officer("930002", "丙", there.patrol);
        fill("a", here.patrol, officer, here.area);
        fill("b", here.community, auxiliary, there.area);
        fill("c", there.patrol, stranger, there.area);
        var station = List.of(here.station, here.patrol, here.community);
        var all = List.of(
                bureau,
                department,
                here.station,
                here.patrol,
                here.community,
                there.station,
                there.patrol,
                there.community);
        var guided = List.of(here.patrol + ":" + here.area, here.community + ":" + here.area);
        add("chief", Role.CHIEF, null, here.station, station, List.of(), List.of(here.station));
        add("instructor", Role.INSTRUCTOR, null, here.station, station, List.of(), List.of(here.station));
        add("deputy", Role.DEPUTY, null, here.station, station, List.of(), List.of(here.station));
        add("leader", Role.TEAM_LEADER, null, here.patrol, List.of(here.patrol), List.of(), List.of(here.patrol));
        add("officer", Role.OFFICER, officer, here.patrol, List.of(), List.of(), List.of(here.patrol));
        add("auxiliary", Role.AUXILIARY, auxiliary, here.community, List.of(), List.of(), List.of(here.community));
        add("inspector", Role.INSPECTOR, null, bureau, all, List.of(), List.of(bureau));
        add("guidance", Role.GUIDANCE, null, department, List.of(), guided, List.of(department));
        add("system", Role.ADMINISTRATOR, null, bureau, all, List.of(), List.of(bureau));
        add("security", Role.SECURITY_ADMINISTRATOR, null, bureau, all, List.of(), List.of());
        add("audit", Role.AUDIT_ADMINISTRATOR, null, bureau, all, List.of(), List.of());
        var next = List.of(there.station, there.patrol, there.community);
        add("next door", Role.CHIEF, null, there.station, next, List.of(), List.of(there.station));
    }

    /** What tells the rows of a table apart, as text. */
    public String key(String table) {
        return KEYS.getOrDefault(table, "id") + "::text";
    }

    /** The key of the row about the person of the letter. */
    public String keyOf(String table, String letter) {
        return rows.getOrDefault(table, Map.of()).entrySet().stream()
                .filter(row -> row.getValue().equals(letter))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("999999999");
    }

    private void add(
            String name,
            Role role,
            @Nullable Long person,
            long unit,
            List<Long> scope,
            List<String> guided,
            List<Long> home) {
        actors.put(name, new Actor(1000 + actors.size(), person, name, role, unit, scope, guided, home));
    }

    private void fill(String letter, long unit, long person, long area) {
        var at = "'2026-09-01 08:00+08'";
        put("organisation.unit", letter, unit);
        put("organisation.placement", letter, unit);
        put("organisation.person", letter, person);
        put(
                "organisation.membership",
                letter,
                here.count("select min(id) from organisation.membership where person_id = " + person));
        var post = insert("organisation.post", null, "(code, name) values ('P" + letter + "', '岗位')");
        insert(
                "organisation.assignment",
                letter,
                "(person_id, unit_id, post_id, validity) values (%d, %d, %d, '[2026-01-01,)')"
                        .formatted(person, unit, post));
        insert(
                "organisation.charge",
                letter,
                "(person_id, unit_id, area_id, validity) values (%d, %d, %d, '[2026-01-01,)')"
                        .formatted(person, unit, area));
        insert(
                "organisation.absence",
                letter,
                "(person_id, validity, approved_on) values (%d, '[2026-08-01,2026-08-05)', '2026-07-30')"
                        .formatted(person));
        insert(
                "organisation.guidance",
                letter,
                "(department_id, area_id, unit_id, rights, validity) values (%d, %d, %d, array['SEE'], '[2026-01-01,)')"
                        .formatted(department, area, unit));
        here.owner
                .sql("insert into roster.month (unit_id, first_day) values (" + unit + ", '2026-09-01')")
                .update();
        put("roster.month", letter, unit);
        var shift = insert(
                "roster.shift",
                letter,
                "(unit_id, person_id, kind, starts, ends) values (%d, %d, 'DAY', %s, '2026-09-01 20:00+08')"
                        .formatted(unit, person, at));
        var mate = here.officer("94000" + "abc".indexOf(letter), "同事", unit);
        insert(
                "roster.swap",
                letter,
                "(shift_id, unit_id, from_person, to_person, reason, at) values (%d, %d, %d, %d, '换班', %s)"
                        .formatted(shift, unit, person, mate, at));
        insert(
                "roster.occasion",
                letter,
                "(source, external_id, kind, unit_id, person_id, occurred) values ('警综', '%s', 'INCIDENT', %d, %d, %s)"
                        .formatted(letter, unit, person, at));
        rules(letter, unit, person, area, at);
        voice(letter, unit, person, area, mate, at);
    }

    /** What the person says, who looked, and what is sealed: a to the department, b to the patrol, c to the bureau. */
    private void voice(String letter, long unit, long person, long area, long mate, String at) {
        var station = letter.equals("c") ? there.station : here.station;
        var clause = Long.parseLong(keyOf("rule.clause", letter));
        var visit = Long.parseLong(keyOf("supervision.visit", letter));
        var result = insert("supervision.result", null, """
                (visit_id, clause_id, unit_id, area_id, person_id, outcome)
                values (%d, %d, %d, %d, %d, 'NOT_COMPLIANT')""".formatted(visit, clause, unit, area, person));
        var finding =
                insert("supervision.finding", null, """
                (result_id, visit_id, clause_id, unit_id, area_id, person_id, severity, seen, found_at, author_id, entered_seq)
                values (%d, %d, %d, %d, %d, %d, 1, '迟录', %s, %d, 1)""".formatted(result, visit, clause, unit, area, person, at, mate));
        insert("redress.statement", letter, """
                (finding_id, person_id, handling_unit_id, at, text, answer_due, entered_seq)
                values (%d, %d, %d, %s, '断网', '2026-09-15', 1)""".formatted(finding, person, station, at));
        insert("redress.objection", letter, """
                (finding_id, person_id, handling_unit_id, at, text, last_day, answer_due, entered_seq)
                values (%d, %d, %d, %s, '不是我', '2026-10-08', '2026-09-15', 1)""".formatted(finding, person, station, at));
        insert(
                "redress.reading",
                letter,
                "(person_id, reader_id, reader_name, at, what) values (%d, %d, '同事', %s, 'PERSON')"
                        .formatted(person, mate, at));
        var complaint = insert("referral.complaint", letter, """
                (unit_id, about_person_id, handling_unit_id, received_at, channel, matter, author_id, entered_seq)
                values (%d, %d, %d, %s, 'PHONE', '态度', %d, 1)""".formatted(unit, person, station, at, mate));
        here.owner
                .sql("insert into referral.complainant (complaint_id, name) values (" + complaint + ", '群众')")
                .update();
        put("referral.complainant", letter, complaint);
        var receiver = letter.equals("a") ? department : letter.equals("b") ? here.patrol : bureau;
        insert("referral.referral", letter, """
                (author_id, to_unit_id, about_unit_id, about_person_id, matter, at, entered_seq)
                values (%d, %d, %d, %d, '线索', %s, 1)""".formatted(mate, receiver, unit, person, at));
    }

    private void rules(String letter, long unit, long person, long area, String at) {
        var source = insert("rule.source", letter, """
                (title, issuer, level, owner_unit_id, in_force, file_name, sha256, content, uploaded_at)
                values ('规定', '本所', 'STATION', %d, '[2026-01-01,)', 'a.md', '%s', '', %s)""".formatted(unit, letter, at));
        var clause = insert(
                "rule.clause",
                letter,
                "(source_id, owner_unit_id, reference, title) values (%d, %d, '第一条', '条款')".formatted(source, unit));
        var version = insert("rule.clause_version", letter, """
                (clause_id, number, status, area_id, should, in_force, published_at)
                values (%d, 1, 'PUBLISHED', %d, '应当', '[2026-01-01,)', %s)""".formatted(clause, area, at));
        var duty = insert(
                "rule.duty", letter, "(clause_id, code, title) values (%d, 'D%s', '责任')".formatted(clause, letter));
        insert("rule.duty_version", letter, """
                (duty_id, clause_version_id, kind, subject, cadence, accepts)
                values (%d, %d, 'PERFORM', 'PERSON', 'MONTHLY', array['ACT'])""".formatted(duty, version));
        here.owner
                .sql("insert into rule.acknowledgement (clause_version_id, person_id, at) values (%d, %d, %s)"
                        .formatted(version, person, at))
                .update();
        put("rule.acknowledgement", letter, person);
        insert("rule.not_applicable", letter, """
                (unit_id, area_id, reason, signed_by, signed_on, review_on)
                values (%d, %d, '没有这项', %d, '2026-01-01', '2027-01-01')""".formatted(unit, area, person));
        insert("rule.exemption", letter, """
                (duty_id, person_id, unit_id, validity, reason, approved_by, approved_on)
                values (%d, %d, %d, '[2026-09-01,2026-10-01)', '培训', %d, '2026-08-30')""".formatted(duty, person, unit, person));
        insert("evidence.fact", letter, """
                (duty_id, unit_id, person_id, act_at, kind, origin, entered_seq)
                values (%d, %d, %d, %s, 'ACT', 'HAND', 1)""".formatted(duty, unit, person, at));
        var visit = insert("supervision.visit", letter, """
                (unit_id, area_id, at, kind, announced, off_hours, checker_unit_id, entered_seq)
                values (%d, %d, %s, 'DRAWN', false, false, %d, 1)""".formatted(unit, area, at, bureau));
        here.owner.sql("""
                        insert into supervision.result (visit_id, clause_id, unit_id, area_id, person_id, outcome)
                        values (%d, %d, %d, %d, %d, 'COMPLIANT')""".formatted(visit, clause, unit, area, person)).update();
        put("supervision.result", letter, visit);
        var result = here.count("select id from supervision.result where visit_id = " + visit);
        var author = here.officer("95000" + "abc".indexOf(letter), "检查人", bureau);
        var finding = insert(
                "supervision.finding", letter, """
                (result_id, visit_id, clause_id, unit_id, area_id, person_id, severity, seen, found_at, author_id, entered_seq)
                values (%d, %d, %d, %d, %d, %d, 1, '没有签字', %s, %d, 1)""".formatted(result, visit, clause, unit, area, person, at, author));
        insert(
                "supervision.withdrawal",
                letter,
                "(finding_id, reason, asked_by, asked_at) values (%d, '记错了', %d, %s)".formatted(finding, author, at));
        insert(
                "supervision.photo",
                letter,
                "(result_id, width, height, content) values (%d, 1, 1, 'x')".formatted(result));
        insert("supervision.commendation", letter, """
                (unit_id, area_id, person_id, kind, seen, at, author_id, entered_seq)
                values (%d, %d, %d, 'COMMENDED', '帮人', %s, %d, 1)""".formatted(unit, area, person, at, author));
        problems(letter, unit, person, area, visit);
        var account = insert(
                "identity.account",
                letter,
                "(username, person_id, role, unit_id, display_name) values ('%s', %d, 'OFFICER', %d, '某')"
                        .formatted("user-" + letter, person, unit));
        insert(
                "identity.link",
                letter,
                "(account_id, username, unit_id, digest, issued_at, expires_at) values (%d, '%s', %d, '%s', %s, '2026-09-02Z')"
                        .formatted(account, "user-" + letter, unit, letter, at));
        put(
                "ledger.entry",
                letter,
                here.count("select ledger.append(%s, null, 'x', %d, %d, 'Did', 'thing', 1, '{}'::jsonb)"
                        .formatted(at, unit, person)));
    }

    private void problems(String letter, long unit, long person, long area, long visit) {
        var station = letter.equals("c") ? there.station : here.station;
        var result = here.count("select max(id) from supervision.result where visit_id = " + visit);
        var finding = here.count("select id from supervision.finding where result_id = " + result);
        var problem = insert("rectification.problem", letter, """
                (number, station_id, unit_id, handling_unit_id, area_id, title, facts, severity, reason, opened_at, entered_seq)
                values ('2026-9%s', %d, %d, %d, %d, '没有签字', '没有签字', 1, 'DECISION', now(), 1)""".formatted(
                        String.format("%03d", "abc".indexOf(letter)), station, unit, station, area));
        here.owner
                .sql("insert into rectification.problem_finding (finding_id, problem_id) values (%d, %d)"
                        .formatted(finding, problem))
                .update();
        put("rectification.problem_finding", letter, problem);
        insert("rectification.measure", letter, """
                (problem_id, what, doer_id, due, proof, set_on, entered_seq)
                values (%d, '签字', %d, '2099-01-01', '看过', now(), 1)""".formatted(problem, person));
        insert(
                "rectification.step",
                letter,
                "(problem_id, at, kind, actor_name, entered_seq) values (%d, now(), 'opened', 'luoshi', 1)"
                        .formatted(problem));
        insert("rectification.extension", letter, """
                (problem_id, due_before, until, reason, asked_by, asked_at, entered_seq)
                values (%d, '2026-01-01', '2026-01-02', '等', %d, now(), 1)""".formatted(problem, person));
        insert(
                "rectification.withdrawal",
                letter,
                "(problem_id, reason, asked_by, asked_at, entered_seq) values (%d, '错了', %d, now(), 1)"
                        .formatted(problem, person));
        var mate = here.count("select max(id) from organisation.person");
        insert("rectification.verification", letter, """
                (problem_id, verifier_id, lead_leader_id, at, looked, good, needed, accepted, text, entered_seq)
                values (%d, %d, %d, now(), 1, 1, 1, true, '看过', 1)""".formatted(problem, mate, person));
        insert(
                "rectification.look_back",
                letter,
                "(problem_id, days, due) values (%d, 30, '2026-12-01')".formatted(problem));
        insert("rectification.escalation", letter, """
                (problem_id, due, stage, unit_id, at, entered_seq)
                values (%d, '2026-01-01', 10, %d, now(), 1)""".formatted(problem, bureau));
    }

    private long insert(String table, @Nullable String letter, String rest) {
        var id = here.count("insert into " + table + " " + rest + " returning id");
        if (letter != null) {
            put(table, letter, id);
        }
        return id;
    }

    private void put(String table, String letter, long key) {
        rows.computeIfAbsent(table, missing -> new LinkedHashMap<>()).put(Long.toString(key), letter);
    }
}
