package luoshi.redress;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import luoshi.calendar.Calendars;
import luoshi.kernel.Actor;
import luoshi.organisation.People;
import luoshi.organisation.StaffKind;
import luoshi.redress.web.VoiceFormPage;
import luoshi.supervision.Finding;
import luoshi.supervision.FindingOutcome;
import luoshi.supervision.Findings;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The forms of the person concerned: the record, one field, and what follows by when. */
@Component
@Transactional(readOnly = true)
class VoiceForms {
    private final Findings findings;
    private final JdbcStatements statements;
    private final JdbcObjections objections;
    private final RecordPages pages;
    private final ShownRecords shown;
    private final People people;
    private final Calendars calendars;
    private final Clock clock;

    VoiceForms(
            Findings findings,
            JdbcStatements statements,
            JdbcObjections objections,
            RecordPages pages,
            ShownRecords shown,
            People people,
            Calendars calendars,
            Clock clock) {
        this.findings = findings;
        this.statements = statements;
        this.objections = objections;
        this.pages = pages;
        this.shown = shown;
        this.people = people;
        this.calendars = calendars;
        this.clock = clock;
    }

    VoiceFormPage statement(Actor actor, Texts t, long id, Form form) {
        var finding = HearingStatements.own(actor, findings, id);
        var today = LocalDate.now(clock);
        var due = RedressDeadlines.answer(today, calendars.current());
        var closed = statements.ofFinding(id).isPresent()
                ? t.get("reason.redress.statement.twice")
                : finding.outcome() == FindingOutcome.WITHDRAWN
                        ? t.get("reason.redress.withdrawn")
                        : shown.shows(finding, today)
                                ? ""
                                : t.get("reason.redress.expired", t.fullDay(shown.expiry(finding)));
        return page(
                actor,
                t,
                finding,
                form,
                "statement",
                closed,
                List.of(
                        t.get("redress.rule.answer", t.fullDay(due), provisional(t, today, due)),
                        t.get("redress.rule.answers"),
                        t.get("redress.rule.beside")));
    }

    VoiceFormPage objection(Actor actor, Texts t, long id, Form form) {
        var finding = HearingStatements.own(actor, findings, id);
        var today = LocalDate.now(clock);
        var last = shown.lastDay(finding, statements.ofFinding(id).orElse(null));
        var due = RedressDeadlines.answer(today, calendars.current());
        var closed = objections.ofFinding(id).isPresent()
                ? t.get("reason.redress.objection.twice")
                : finding.outcome() == FindingOutcome.WITHDRAWN
                        ? t.get("reason.redress.withdrawn")
                        : today.isAfter(last) ? t.get("reason.redress.objection.late", t.fullDay(last)) : "";
        return page(
                actor,
                t,
                finding,
                form,
                "objection",
                closed,
                List.of(
                        t.get(
                                "redress.rule.last",
                                t.fullDay(last),
                                shown.provisional(finding, last) ? t.get("redress.provisional") : ""),
                        t.get("redress.rule.decision", t.fullDay(due), provisional(t, today, due)),
                        t.get("redress.rule.final")));
    }

    private String provisional(Texts t, LocalDate from, LocalDate last) {
        return RedressDeadlines.provisional(from, last, calendars.current()) ? t.get("redress.provisional") : "";
    }

    private VoiceFormPage page(
            Actor actor, Texts t, Finding finding, Form form, String kind, String closed, List<String> rules) {
        form.fill("once", UUID.randomUUID());
        var view = form.shown(t);
        var staff = actor.personId() == null
                ? StaffKind.OFFICER
                : people.find(actor.personId()).map(one -> one.staff()).orElse(StaffKind.OFFICER);
        return new VoiceFormPage(
                t.get("redress." + kind + ".title"),
                t.get("redress." + kind + ".summary"),
                t.get("redress.work.detail", t.shortDay(finding.day()), finding.seen()),
                pages.written(finding, t),
                form.good() ? closed : "",
                "/findings/" + finding.id() + "/" + kind,
                form.text("once"),
                view.field("text"),
                t.get("redress." + kind + ".text"),
                t.get("redress." + kind + ".do"),
                rules,
                kind.equals("objection") ? Remedies.of(staff, t) : List.of(),
                view.mistakes());
    }
}
