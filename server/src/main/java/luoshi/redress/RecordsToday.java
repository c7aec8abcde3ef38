package luoshi.redress;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import luoshi.database.Reading;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.organisation.Names;
import luoshi.redress.web.RecordsView;
import luoshi.supervision.Finding;
import luoshi.supervision.Findings;
import luoshi.web.Texts;
import luoshi.web.spi.HomeSection;
import luoshi.web.spi.WorkItemSource;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 别人怎么记你的 on 今日 of whom it is about, and what waits for an answer on 今日 of who answers. */
@Component
class RecordsToday implements HomeSection, WorkItemSource {
    private static final int DAYS = 30;
    private static final int LOOKED_DAYS = 7;

    private final RecordPages pages;
    private final LoggingReads reads;
    private final JdbcStatements statements;
    private final JdbcObjections objections;
    private final Findings findings;
    private final Hearing hearing;
    private final Names names;
    private final MessageSource messages;
    private final Clock clock;

    RecordsToday(
            RecordPages pages,
            LoggingReads reads,
            JdbcStatements statements,
            JdbcObjections objections,
            Findings findings,
            Hearing hearing,
            Names names,
            MessageSource messages,
            Clock clock) {
        this.pages = pages;
        this.reads = reads;
        this.statements = statements;
        this.objections = objections;
        this.findings = findings;
        this.hearing = hearing;
        this.names = names;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Section> sectionFor(Actor actor, Texts t) {
        var self = actor.personId();
        if (self == null || Permission.HEAR.heldBy(actor)) {
            return Optional.empty();
        }
        var today = LocalDate.now(clock);
        return Reading.once(new Shown(t.locale(), today), () -> section(actor, self, today, t));
    }

    private record Shown(Locale locale, LocalDate day) {}

    private Optional<Section> section(Actor actor, long self, LocalDate today, Texts t) {
        var rows = pages.rows(actor, self, today.minusDays(DAYS), t);
        var since = clock.instant().minus(Duration.ofDays(LOOKED_DAYS));
        var looked = reads.lookedAt(self).stream()
                .filter(one -> !one.last().isBefore(since))
                .map(LoggingReads.Looked::name)
                .distinct()
                .toList();
        if (rows.isEmpty() && looked.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Section(
                Column.MAIN,
                15,
                "redress/records",
                new RecordsView(
                        t.get("redress.today"),
                        t.get("redress.today.caption", String.valueOf(rows.size())),
                        rows,
                        looked.isEmpty()
                                ? t.get("redress.today.nobody")
                                : t.get(
                                        "redress.today.looked",
                                        looked.size(),
                                        String.join(t.get("list.comma"), looked)),
                        "/me#who",
                        t.get("redress.today.more"))));
    }

    @Override
    @Transactional(readOnly = true)
    public List<WorkItem> waitingFor(Actor actor) {
        if (actor.personId() == null || !Permission.HEAR.heldBy(actor)) {
            return List.of();
        }
        var locale = LocaleContextHolder.getLocale();
        return Reading.once(
                new Waiting(locale),
                () -> items(actor, new Texts(messages, locale.getLanguage().equals("en") ? Locale.ENGLISH : locale)));
    }

    private record Waiting(Locale locale) {}

    private List<WorkItem> items(Actor actor, Texts t) {
        var items = new ArrayList<WorkItem>();
        for (var one : statements.waiting(actor.scope())) {
            findings.find(one.findingId())
                    .filter(finding -> hearing.mayAnswer(actor, finding, one))
                    .ifPresent(finding -> items.add(new WorkItem(
                            t.get("redress.work.statement", name(one.personId())),
                            detail(finding, t),
                            "/redress/statements/" + one.id(),
                            "redress.work.statement.verb",
                            one.answerDue())));
        }
        for (var one : objections.waiting(actor.scope())) {
            var statement = statements.ofFinding(one.findingId()).orElse(null);
            findings.find(one.findingId())
                    .filter(finding -> hearing.mayDecide(actor, finding, statement, one))
                    .ifPresent(finding -> items.add(new WorkItem(
                            t.get("redress.work.objection", name(one.personId())),
                            detail(finding, t),
                            "/redress/objections/" + one.id(),
                            "redress.work.objection.verb",
                            one.answerDue())));
        }
        return items;
    }

    private String name(long person) {
        return names.person(person);
    }

    private static String detail(Finding finding, Texts t) {
        return t.get("redress.work.detail", t.shortDay(finding.day()), finding.seen());
    }
}
