package luoshi.redress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.organisation.Names;
import luoshi.redress.web.HearingFormPage;
import luoshi.redress.web.HearingFormPage.Answer;
import luoshi.supervision.Finding;
import luoshi.supervision.Findings;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The forms of who hears the person; whoever may read the matter without deciding it sees it without buttons. */
@Component
@Transactional(readOnly = true)
class HearingForms {
    private final JdbcStatements statements;
    private final JdbcObjections objections;
    private final Names names;
    private final Findings findings;
    private final Hearing hearing;
    private final RecordPages pages;

    HearingForms(
            JdbcStatements statements,
            JdbcObjections objections,
            Names names,
            Findings findings,
            Hearing hearing,
            RecordPages pages) {
        this.statements = statements;
        this.objections = objections;
        this.names = names;
        this.findings = findings;
        this.hearing = hearing;
        this.pages = pages;
    }

    long personOfStatement(long id) {
        return find(id).personId();
    }

    long personOfObjection(long id) {
        return objection(id).personId();
    }

    HearingFormPage statement(Actor actor, Texts t, long id, Form form) {
        var statement = find(id);
        var finding = finding(statement.findingId());
        reads(actor, statement.personId(), finding, statement.handlingUnitId(), "statement");
        var known = names(statement.personId(), statement.answeredBy());
        var may = statement.open() && hearing.mayAnswer(actor, finding, statement);
        var answered = statement.answer() == null
                ? ""
                : t.get(
                        "redress.voice.answered",
                        known.getOrDefault(statement.answeredBy(), ""),
                        t.get("redress.answer." + statement.answer().name()),
                        String.valueOf(statement.answerText()));
        return page(
                t,
                finding,
                form,
                new Asked(
                        t.get("redress.hear.statement", known.getOrDefault(statement.personId(), "")),
                        t.get("redress.hear.due", t.fullDay(statement.answerDue())),
                        t.get("redress.step.said"),
                        statement.text(),
                        List.of(),
                        answered,
                        "/redress/statements/" + id,
                        statement.version()),
                may
                        ? Arrays.stream(StatementAnswer.values())
                                .map(one -> new Answer(one.name(), t.get("redress.answer." + one.name())))
                                .toList()
                        : List.of(),
                List.of(t.get("redress.hear.rule.accepted"), t.get("redress.hear.rule.read")));
    }

    HearingFormPage objection(Actor actor, Texts t, long id, Form form) {
        var objection = objection(id);
        var finding = finding(objection.findingId());
        reads(actor, objection.personId(), finding, objection.handlingUnitId(), "objection");
        var statement = statements.ofFinding(finding.id()).orElse(null);
        var known = names(objection.personId(), objection.decidedBy());
        var may = objection.open() && hearing.mayDecide(actor, finding, statement, objection);
        var answered = objection.decision() == null
                ? ""
                : t.get(
                        "redress.voice.decided",
                        known.getOrDefault(objection.decidedBy(), ""),
                        t.get("redress.decision." + objection.decision().name()),
                        String.valueOf(objection.decisionText()));
        return page(
                t,
                finding,
                form,
                new Asked(
                        t.get("redress.hear.objection", known.getOrDefault(objection.personId(), "")),
                        t.get("redress.hear.due", t.fullDay(objection.answerDue())),
                        t.get("redress.step.objected"),
                        objection.text(),
                        before(statement, t),
                        answered,
                        "/redress/objections/" + id,
                        objection.version()),
                may
                        ? Arrays.stream(ObjectionDecision.values())
                                .map(one -> new Answer(one.name(), t.get("redress.decision." + one.name())))
                                .toList()
                        : List.of(),
                List.of(
                        t.get("redress.hear.rule.upheld"),
                        t.get("redress.hear.rule.no-worse"),
                        t.get("redress.hear.rule.read")));
    }

    /** What is asked, in words. */
    private record Asked(
            String title,
            String summary,
            String said,
            String words,
            List<String> before,
            String answered,
            String action,
            int version) {}

    /** What a person says is read by himself and by who leads there or decides, not by a guiding department. */
    private static void reads(Actor actor, long person, Finding finding, long body, String what) {
        var own = actor.personId() != null && actor.personId() == person;
        if (!own && !actor.sees(finding.unitId()) && !actor.sees(body)) {
            throw new Missing(what, finding.id());
        }
    }

    private HearingFormPage page(
            Texts t, Finding finding, Form form, Asked asked, List<Answer> answers, List<String> rules) {
        var shown = form.shown(t);
        return new HearingFormPage(
                asked.title(),
                asked.summary(),
                t.get("redress.work.detail", t.shortDay(finding.day()), finding.seen()),
                pages.written(finding, t),
                asked.said(),
                asked.words(),
                asked.before(),
                asked.answered(),
                asked.action(),
                String.valueOf(asked.version()),
                shown.field("text"),
                shown.field("answer"),
                answers,
                answers.isEmpty() ? List.of() : rules,
                shown.mistakes());
    }

    private static List<String> before(@Nullable Statement statement, Texts t) {
        var lines = new ArrayList<String>();
        if (statement != null) {
            lines.add(t.get("redress.voice.said", statement.text()));
            if (statement.answer() != null) {
                lines.add(t.get(
                        "redress.hear.answer",
                        t.get("redress.answer." + statement.answer().name()),
                        String.valueOf(statement.answerText())));
            }
        }
        return lines;
    }

    private Statement find(long id) {
        return statements.find(id).orElseThrow(() -> new Missing("statement", id));
    }

    private Objection objection(long id) {
        return objections.find(id).orElseThrow(() -> new Missing("objection", id));
    }

    private Finding finding(long id) {
        return findings.find(id).orElseThrow(() -> new Missing("finding", id));
    }

    private Map<Long, String> names(long person, @Nullable Long other) {
        return names.people(other == null ? List.of(person) : List.of(person, other));
    }
}
