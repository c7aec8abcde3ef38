package luoshi.supervision.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import luoshi.engine.calendar.OffHours;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.rule.Clauses;
import luoshi.supervision.Finding;
import luoshi.supervision.FindingRights;
import luoshi.supervision.Findings;
import luoshi.supervision.WithdrawalRequests;
import luoshi.supervision.WithdrawalRequests.WithdrawalRequest;
import luoshi.web.Texts;
import luoshi.web.spi.WorkItemSource;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What of the checks waits for somebody: findings to put right, withdrawals to decide. */
@Component
class CheckWork implements WorkItemSource {
    private static final int MOST = 8;

    private final Findings findings;
    private final FindingRights rights;
    private final WithdrawalRequests requests;
    private final Clauses clauses;
    private final CheckWords words;
    private final MessageSource messages;
    private final Clock clock;

    CheckWork(
            Findings findings,
            FindingRights rights,
            WithdrawalRequests requests,
            Clauses clauses,
            CheckWords words,
            MessageSource messages,
            Clock clock) {
        this.findings = findings;
        this.rights = rights;
        this.requests = requests;
        this.clauses = clauses;
        this.words = words;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<WorkItem> waitingFor(Actor actor) {
        if (actor.personId() == null || actor.role().administers()) {
            return List.of();
        }
        var t = new Texts(messages, LocaleContextHolder.getLocale());
        var today = LocalDate.now(clock.withZone(OffHours.CHINA));
        var items = new ArrayList<WorkItem>();
        waiting(actor, today, t, items);
        deciding(actor, today, t, items);
        return items;
    }

    private void waiting(Actor actor, LocalDate today, Texts t, List<WorkItem> items) {
        var own = findings.waitingIn(actor.scope(), actor.personId()).stream()
                .filter(finding -> !today.isAfter(words.due(finding.day())) && rights.mayCorrect(actor, finding, today))
                .limit(MOST)
                .toList();
        var lines = clauses.byId(own.stream().map(Finding::clauseId).collect(Collectors.toSet()));
        for (var finding : own) {
            var line = lines.get(finding.clauseId());
            items.add(new WorkItem(
                    t.get("finding.work.correct", line == null ? "" : line.title()),
                    t.get("finding.work.correct-detail", finding.seen()),
                    href(finding),
                    "finding.work.correct-verb",
                    words.due(finding.day())));
        }
    }

    private void deciding(Actor actor, LocalDate today, Texts t, List<WorkItem> items) {
        if (!Permission.DECIDE_FINDINGS.heldBy(actor)) {
            return;
        }
        var open = requests.open().stream()
                .filter(request -> !Long.valueOf(request.askedBy()).equals(actor.personId()))
                .collect(Collectors.toMap(WithdrawalRequest::finding, WithdrawalRequest::reason, (one, two) -> one));
        for (var finding : findings.byIds(open.keySet())) {
            if (rights.mayDecide(actor, finding, today)) {
                items.add(new WorkItem(
                        t.get("finding.work.decide"),
                        open.getOrDefault(finding.id(), ""),
                        href(finding),
                        "finding.work.decide-verb",
                        null));
            }
        }
    }

    private static String href(Finding finding) {
        return "/checks/" + finding.visitId() + "#finding-" + finding.id();
    }
}
