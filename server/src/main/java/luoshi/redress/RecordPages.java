package luoshi.redress;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.engine.calendar.OffHours;
import luoshi.kernel.Actor;
import luoshi.ledger.Proofs;
import luoshi.organisation.Names;
import luoshi.redress.JdbcRecords.Compliant;
import luoshi.redress.JdbcRecords.Praise;
import luoshi.redress.web.RecordsView.RecordAct;
import luoshi.redress.web.RecordsView.RecordRow;
import luoshi.rule.ClauseLine;
import luoshi.rule.Clauses;
import luoshi.supervision.Finding;
import luoshi.supervision.FindingOutcome;
import luoshi.supervision.Findings;
import luoshi.web.Proof;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the program knows of a person from checks and praise, the newest first, in words. */
@Component
@Transactional(readOnly = true)
class RecordPages {
    private final JdbcRecords records;
    private final Names names;
    private final Clauses clauses;
    private final Findings findings;
    private final JdbcStatements statements;
    private final JdbcObjections objections;
    private final ShownRecords shown;
    private final Proofs proofs;
    private final Clock clock;

    RecordPages(
            JdbcRecords records,
            Names names,
            Clauses clauses,
            Findings findings,
            JdbcStatements statements,
            JdbcObjections objections,
            ShownRecords shown,
            Proofs proofs,
            Clock clock) {
        this.records = records;
        this.names = names;
        this.clauses = clauses;
        this.findings = findings;
        this.statements = statements;
        this.objections = objections;
        this.shown = shown;
        this.proofs = proofs;
        this.clock = clock;
    }

    /** What the rows need besides the records themselves. */
    private record Known(
            boolean mine,
            LocalDate today,
            Map<Long, String> names,
            Map<Long, ClauseLine> bases,
            Map<Long, Proof> proofs,
            Map<Long, Statement> statements,
            Map<Long, Objection> objections,
            Texts t) {}

    private record Dated(Instant at, RecordRow row) {}

    /** Everything that is still shown of the person, or what was seen from a day on. */
    List<RecordRow> rows(Actor actor, long person, @Nullable LocalDate from, Texts t) {
        var today = LocalDate.now(clock);
        var since = from == null ? shown.oldest(today) : from;
        var found = findings.byIds(records.findings(person, since)).stream()
                .filter(finding -> shown.shows(finding, today))
                .toList();
        var compliant = records.compliant(person, since).stream()
                .filter(one -> today.isBefore(shown.expiry(OffHours.dateOf(one.at()))))
                .toList();
        var praise = records.praise(person, from == null ? shown.oldestPraise(today) : from).stream()
                .filter(one -> today.isBefore(shown.praiseExpiry(OffHours.dateOf(one.at()))))
                .toList();
        var ids = found.stream().map(Finding::id).toList();
        var said = statements.ofFindings(ids).stream().collect(Collectors.toMap(Statement::findingId, one -> one));
        var objected = objections.ofFindings(ids).stream().collect(Collectors.toMap(Objection::findingId, one -> one));
        var known = new Known(
                actor.personId() != null && actor.personId() == person,
                today,
                names.people(Stream.of(
                                found.stream().map(Finding::authorId),
                                compliant.stream().map(Compliant::checker).filter(Objects::nonNull),
                                praise.stream().map(Praise::author),
                                said.values().stream()
                                        .map(Statement::answeredBy)
                                        .filter(Objects::nonNull),
                                objected.values().stream()
                                        .map(Objection::decidedBy)
                                        .filter(Objects::nonNull))
                        .flatMap(all -> all)
                        .toList()),
                clauses.byId(Stream.concat(
                                found.stream().map(Finding::clauseId),
                                compliant.stream().flatMap(one -> one.clauses().stream()))
                        .toList()),
                proofs.of(Stream.of(
                                found.stream().map(Finding::enteredSeq),
                                compliant.stream().map(Compliant::seq),
                                praise.stream().map(Praise::seq))
                        .flatMap(all -> all)
                        .toList()),
                said,
                objected,
                t);
        var all = new ArrayList<Dated>();
        found.forEach(one -> all.add(new Dated(one.foundAt(), row(one, known))));
        compliant.forEach(one -> all.add(new Dated(one.at(), row(one, known))));
        praise.forEach(one -> all.add(new Dated(one.at(), row(one, known))));
        return all.stream()
                .sorted(Comparator.comparing(Dated::at).reversed())
                .map(Dated::row)
                .toList();
    }

    private RecordRow row(Finding finding, Known known) {
        var t = known.t();
        var withdrawn = finding.outcome() == FindingOutcome.WITHDRAWN;
        var statement = known.statements().get(finding.id());
        var objection = known.objections().get(finding.id());
        var basis = known.bases().get(finding.clauseId());
        return new RecordRow(
                withdrawn ? "" : "bad",
                withdrawn ? "arrow-back-up" : "x",
                t.get(withdrawn ? "redress.record.withdrawn" : "redress.record.finding"),
                known.proofs().get(finding.enteredSeq()),
                withdrawn || !known.mine() ? "" : due(finding, statement, objection, t),
                t.shortDay(finding.day()),
                finding.seen(),
                written(known.names().getOrDefault(finding.authorId(), ""), why(finding, t), t),
                basis == null ? "" : basis(basis, t),
                "/rules/clauses/" + finding.clauseId(),
                t.get("redress.record.until", shown.expiry(finding).toString()),
                withdrawn && finding.withdrawalReason() != null
                        ? t.get("redress.record.struck", finding.withdrawalReason())
                        : "",
                VoiceLines.of(statement, objection, known.names(), known.t()),
                acts(finding, statement, objection, known));
    }

    private static String why(Finding finding, Texts t) {
        return t.get(
                "redress.why",
                t.get("redress.visit." + finding.kind().name()),
                t.get(finding.announced() ? "redress.announced" : "redress.unannounced"));
    }

    /** Who wrote it and why, as a form about it shows. */
    String written(Finding finding, Texts t) {
        var basis = clauses.byId(List.of(finding.clauseId())).get(finding.clauseId());
        var written = written(names.person(finding.authorId()), why(finding, t), t);
        return basis == null ? written : t.get("redress.record.by-clause", written, basis(basis, t));
    }

    private static String written(String author, String why, Texts t) {
        return t.get("redress.record.written", author, why);
    }

    private static String basis(ClauseLine basis, Texts t) {
        return t.get("redress.record.basis", basis.sourceTitle(), basis.reference())
                .strip();
    }

    private String due(Finding finding, @Nullable Statement statement, @Nullable Objection objection, Texts t) {
        if (objection != null) {
            return objection.open() ? t.get("redress.due.objected", t.day(objection.answerDue())) : "";
        }
        if (statement != null && statement.open()) {
            return t.get("redress.due.stated", t.day(statement.answerDue()));
        }
        var last = shown.lastDay(finding, statement);
        return LocalDate.now(clock).isAfter(last) ? "" : t.get("redress.due.object", t.day(last));
    }

    private List<RecordAct> acts(
            Finding finding, @Nullable Statement statement, @Nullable Objection objection, Known known) {
        var t = known.t();
        var acts = new ArrayList<RecordAct>();
        var day = t.shortDay(finding.day());
        if (known.mine() && finding.outcome() != FindingOutcome.WITHDRAWN) {
            if (statement == null) {
                acts.add(act("redress.act.state", "/findings/" + finding.id() + "/statement", day, t));
            }
            if (objection == null && !known.today().isAfter(shown.lastDay(finding, statement))) {
                acts.add(act("redress.act.object", "/findings/" + finding.id() + "/objection", day, t));
            }
        }
        if (finding.outcome() == FindingOutcome.PROBLEM) {
            acts.add(act("redress.act.problem", "/problems/of-finding/" + finding.id(), day, t));
        }
        return acts;
    }

    private static RecordAct act(String key, String href, String day, Texts t) {
        return new RecordAct(t.get(key), t.get("redress.act.spoken", t.get(key), day), href);
    }

    private RecordRow row(Compliant one, Known known) {
        var t = known.t();
        var bases = one.clauses().stream().map(known.bases()::get).toList();
        var titles = bases.stream()
                .filter(Objects::nonNull)
                .map(ClauseLine::title)
                .distinct()
                .limit(4)
                .collect(Collectors.joining(t.get("list.separator")));
        var why = t.get(
                "redress.why",
                t.get("redress.visit." + one.kind().name()),
                t.get(one.announced() ? "redress.announced" : "redress.unannounced"));
        var author = one.checker() == null ? "" : known.names().getOrDefault(one.checker(), "");
        var first = bases.isEmpty() ? null : bases.getFirst();
        return new RecordRow(
                "good",
                "check",
                t.get("redress.record.compliant"),
                known.proofs().get(one.seq()),
                "",
                t.shortDay(OffHours.dateOf(one.at())),
                t.get(
                        "redress.record.in-order",
                        titles,
                        String.valueOf(one.clauses().size())),
                written(author, why, t),
                first == null ? "" : basis(first, t),
                one.clauses().isEmpty() ? "" : "/rules/clauses/" + one.clauses().getFirst(),
                t.get(
                        "redress.record.until",
                        shown.expiry(OffHours.dateOf(one.at())).toString()),
                "",
                List.of(),
                List.of());
    }

    private RecordRow row(Praise one, Known known) {
        var t = known.t();
        var withdrawn = one.withdrawn() != null;
        return new RecordRow(
                withdrawn ? "" : "acc",
                withdrawn ? "arrow-back-up" : one.example() ? "seedling" : "flag-3",
                t.get(
                        withdrawn
                                ? "redress.record.withdrawn"
                                : one.example() ? "redress.record.example" : "redress.record.praise"),
                known.proofs().get(one.seq()),
                "",
                t.shortDay(OffHours.dateOf(one.at())),
                one.seen(),
                written(
                        known.names().getOrDefault(one.author(), ""),
                        one.origin().isEmpty() ? t.get("redress.why.praise") : one.origin(),
                        t),
                "",
                "",
                t.get(
                        "redress.record.until",
                        shown.praiseExpiry(OffHours.dateOf(one.at())).toString()),
                withdrawn ? t.get("redress.record.struck", String.valueOf(one.withdrawn())) : "",
                List.of(),
                List.of());
    }
}
