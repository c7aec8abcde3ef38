package luoshi.referral;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import luoshi.engine.calendar.OffHours;
import luoshi.kernel.Actor;
import luoshi.web.Texts;
import luoshi.web.spi.WorkItemSource;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What sealed matters wait for, on 今日 of who handles them: that there is one, and nothing of it. */
@Component
class ReferralWork implements WorkItemSource {
    private final JdbcComplaints complaints;
    private final JdbcReferrals referrals;
    private final MessageSource messages;

    ReferralWork(JdbcComplaints complaints, JdbcReferrals referrals, MessageSource messages) {
        this.complaints = complaints;
        this.referrals = referrals;
        this.messages = messages;
    }

    @Override
    @Transactional(readOnly = true)
    public List<WorkItem> waitingFor(Actor actor) {
        if (!WritingReferrals.mayWrite(actor)) {
            return List.of();
        }
        var locale = LocaleContextHolder.getLocale();
        var t = new Texts(messages, locale.getLanguage().equals("en") ? Locale.ENGLISH : locale);
        var items = new ArrayList<WorkItem>();
        complaints.all().stream()
                .filter(one -> one.open() && HandlingComplaints.mayHandle(actor, one))
                .forEach(one -> items.add(new WorkItem(
                        t.get("complaint.work"),
                        t.get("complaint.work.detail", t.day(OffHours.dateOf(one.receivedAt()))),
                        "/complaints/" + one.id(),
                        "complaint.work.verb",
                        null)));
        referrals.all().stream()
                .filter(one -> one.answer() == null && WritingReferrals.mayReceive(actor, one))
                .forEach(one -> items.add(new WorkItem(
                        t.get("referral.work"),
                        t.get("complaint.work.detail", t.day(OffHours.dateOf(one.at()))),
                        "/referrals/" + one.id(),
                        "referral.work.verb",
                        null)));
        return items;
    }
}
