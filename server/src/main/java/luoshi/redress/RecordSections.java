package luoshi.redress;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import luoshi.engine.calendar.OffHours;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.kernel.Role;
import luoshi.organisation.People;
import luoshi.organisation.StaffKind;
import luoshi.redress.web.ReadsView;
import luoshi.redress.web.RecordsView;
import luoshi.redress.web.VoiceView;
import luoshi.supervision.Findings;
import luoshi.web.AfterPage;
import luoshi.web.Texts;
import luoshi.web.spi.PersonSection;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 关于我的记录, 谁看过, 说明和异议 on the page of a person; whoever else looks is noted. */
@Component
class RecordSections implements PersonSection {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final RecordPages pages;
    private final LoggingReads reads;
    private final JdbcStatements statements;
    private final JdbcObjections objections;
    private final JdbcRecords records;
    private final Findings findings;
    private final ShownRecords shown;
    private final People people;
    private final Clock clock;

    RecordSections(
            RecordPages pages,
            LoggingReads reads,
            JdbcStatements statements,
            JdbcObjections objections,
            JdbcRecords records,
            Findings findings,
            ShownRecords shown,
            People people,
            Clock clock) {
        this.pages = pages;
        this.reads = reads;
        this.statements = statements;
        this.objections = objections;
        this.records = records;
        this.findings = findings;
        this.shown = shown;
        this.people = people;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Section> sectionsFor(Actor actor, long person, Texts t) {
        if (!reads(actor, person)) {
            return List.of();
        }
        var mine = mine(actor, person);
        var rows = pages.rows(actor, person, null, t);
        var sections = new ArrayList<Section>();
        var title = t.get(mine ? "redress.records.mine" : "redress.records");
        sections.add(new Section(
                Column.MAIN,
                20,
                "rec",
                title,
                "redress/records",
                new RecordsView(
                        title,
                        t.get("redress.records.caption", String.valueOf(rows.size())),
                        rows,
                        t.get("redress.records.readers"),
                        "",
                        "")));
        if (mine) {
            sections.add(new Section(Column.SIDE, 10, "who", t.get("redress.reads"), "redress/reads", who(person, t)));
            sections.add(
                    new Section(Column.SIDE, 20, "obj", t.get("redress.voice"), "redress/voice", voice(person, t)));
        }
        return sections;
    }

    @Override
    public void shown(Actor actor, long person) {
        if (reads(actor, person) && !mine(actor, person)) {
            AfterPage.then(() -> reads.note(actor, person, LoggingReads.What.PERSON));
        }
    }

    private static boolean mine(Actor actor, long person) {
        return actor.personId() != null && actor.personId() == person;
    }

    /** Whether the actor reads records of the person: himself, or who leads him. */
    private static boolean reads(Actor actor, long person) {
        return mine(actor, person) || Permission.SEE_LENSES.heldBy(actor) && actor.role() != Role.GUIDANCE;
    }

    ReadsView who(long person, Texts t) {
        var looked = reads.lookedAt(person);
        var times = looked.stream().mapToInt(LoggingReads.Looked::times).sum();
        return new ReadsView(
                t.get("redress.reads.caption", looked.size(), times),
                looked.stream()
                        .map(one -> new ReadsView.Read(
                                one.name().isEmpty()
                                        ? ""
                                        : one.name().substring(0, one.name().offsetByCodePoints(0, 1)),
                                one.name(),
                                t.get("redress.reads.what." + one.what().name()),
                                t.get("redress.reads.times", one.times(), t.shortDay(OffHours.dateOf(one.last())))))
                        .toList());
    }

    private VoiceView voice(long person, Texts t) {
        var today = LocalDate.now(clock);
        var ids = records.findings(person, shown.oldest(today));
        var said = statements.ofFindings(ids);
        var objected = objections.ofFindings(ids);
        var steps = new ArrayList<VoiceView.Step>();
        for (var one : said) {
            steps.add(new VoiceView.Step(
                    "acc", t.get("redress.step.said"), when(one.at()), one.text(), "/redress/statements/" + one.id()));
            if (one.answer() == null) {
                steps.add(new VoiceView.Step(
                        "fut",
                        t.get("redress.step.answer"),
                        t.get("redress.step.by", t.day(one.answerDue())),
                        t.get("redress.step.answer.text"),
                        ""));
            } else if (one.answeredAt() != null) {
                steps.add(new VoiceView.Step(
                        "acc",
                        t.get("redress.answer." + one.answer().name()),
                        when(one.answeredAt()),
                        String.valueOf(one.answerText()),
                        ""));
            }
        }
        for (var one : objected) {
            steps.add(new VoiceView.Step(
                    "acc",
                    t.get("redress.step.objected"),
                    when(one.at()),
                    one.text(),
                    "/redress/objections/" + one.id()));
            if (one.decision() == null) {
                steps.add(new VoiceView.Step(
                        "fut",
                        t.get("redress.step.decision"),
                        t.get("redress.step.by", t.day(one.answerDue())),
                        t.get("redress.step.decision.text"),
                        ""));
            } else if (one.decidedAt() != null) {
                steps.add(new VoiceView.Step(
                        "acc",
                        t.get("redress.decision." + one.decision().name()),
                        when(one.decidedAt()),
                        String.valueOf(one.decisionText()),
                        ""));
            }
        }
        if (!said.isEmpty() && objected.isEmpty()) {
            said.stream()
                    .filter(one -> one.answer() != null)
                    .reduce((first, second) -> second)
                    .flatMap(one -> findings.find(one.findingId()).map(finding -> shown.lastDay(finding, one)))
                    .filter(last -> !last.isBefore(today))
                    .ifPresent(last -> steps.add(new VoiceView.Step(
                            "fut",
                            t.get("redress.step.objected"),
                            t.get("redress.step.by", t.day(last)),
                            t.get("redress.step.object.text"),
                            "")));
        }
        var staff = people.find(person).map(one -> one.staff()).orElse(StaffKind.OFFICER);
        return new VoiceView(
                t.get("redress.voice.caption", String.valueOf(said.size()), String.valueOf(objected.size())),
                steps,
                Remedies.of(staff, t));
    }

    private static String when(Instant at) {
        return WHEN.format(LocalDateTime.ofInstant(at, OffHours.CHINA));
    }
}
