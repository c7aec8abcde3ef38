package luoshi.rule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.web.Texts;
import luoshi.web.spi.WorkItemSource;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What rules make wait for somebody: versions to read, 不适用 to review, drafts to publish. */
@Component
class RuleWork implements WorkItemSource {
    private static final int SINGLE = 3;
    private static final int REVIEW_DAYS_AHEAD = 30;

    private final JdbcBound bound;
    private final JdbcExceptions exceptions;
    private final JdbcRuleList rules;
    private final MessageSource messages;
    private final Clock clock;

    RuleWork(JdbcBound bound, JdbcExceptions exceptions, JdbcRuleList rules, MessageSource messages, Clock clock) {
        this.bound = bound;
        this.exceptions = exceptions;
        this.rules = rules;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<WorkItem> waitingFor(Actor actor) {
        var t = new Texts(messages, LocaleContextHolder.getLocale());
        var today = LocalDate.now(clock);
        var items = new ArrayList<WorkItem>();
        toRead(actor, today, t, items);
        if (Permission.EXEMPT.heldBy(actor)) {
            for (var due : exceptions.reviewsDue(actor.scope(), today.plusDays(REVIEW_DAYS_AHEAD))) {
                items.add(new WorkItem(
                        t.get("rule.work.review", due.unitName(), due.subject()),
                        due.reason(),
                        "/rules/exceptions#n" + due.id(),
                        "rule.work.review.do",
                        due.reviewOn()));
            }
        }
        if (Permission.PUBLISH_RULES.heldBy(actor)) {
            var drafts = rules.draftsReady(actor.scope());
            if (drafts > 0) {
                items.add(new WorkItem(
                        t.get("rule.work.drafts", Integer.toString(drafts)),
                        t.get("rule.work.drafts.detail"),
                        "/rules?state=DRAFT",
                        "rule.work.drafts.do",
                        null));
            }
        }
        return items;
    }

    private void toRead(Actor actor, LocalDate today, Texts t, List<WorkItem> items) {
        var person = actor.personId();
        var unread = person == null ? List.<JdbcBound.Unread>of() : bound.unread(person, today);
        if (unread.size() > SINGLE) {
            items.add(new WorkItem(
                    t.get("rule.work.read-all", Integer.toString(unread.size())),
                    t.get("rule.work.read-all.detail", unread.getFirst().sourceTitle()),
                    "/rules?state=UNREAD",
                    "rule.work.read.do",
                    null));
            return;
        }
        for (var one : unread) {
            items.add(new WorkItem(
                    t.get("rule.work.read", one.reference(), one.title()),
                    t.get(
                            "rule.work.read.detail",
                            one.sourceTitle(),
                            Integer.toString(one.number()),
                            Dates.sentence(one.from(), t)),
                    "/rules/clauses/" + one.clause(),
                    "rule.work.read.do",
                    null));
        }
    }
}
