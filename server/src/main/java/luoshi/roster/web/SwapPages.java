package luoshi.roster.web;

import java.time.YearMonth;
import java.util.ArrayList;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.roster.web.JdbcRosterPages.SwapRow;
import luoshi.roster.web.JdbcRosterPages.SwapState;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Composes the page of a swap. */
@Component
class SwapPages {
    private final JdbcRosterPages rows;

    SwapPages(JdbcRosterPages rows) {
        this.rows = rows;
    }

    @Transactional(readOnly = true)
    public SwapRow find(long id) {
        return rows.findSwap(id).orElseThrow(() -> new Missing("swap", id));
    }

    @Transactional(readOnly = true)
    public SwapPage of(long id, Form form, Actor actor, Texts t) {
        var shown = form.shown(t);
        var swap = find(id);
        var party = swap.concerns(actor.personId());
        var plans = Permission.PLAN_ROSTER.heldBy(actor, swap.unitId());
        var waiting = swap.state() == SwapState.WAITING;
        var facts = new ArrayList<SwapPage.Fact>();
        facts.add(new SwapPage.Fact(
                t.get("roster.swap.shift"),
                Words.day(t, swap.hours().day()) + " " + Words.kind(t, swap.kind()) + " "
                        + Words.hours(t, swap.hours())));
        facts.add(new SwapPage.Fact(t.get("roster.swap.from"), name(swap.from(), swap.fromPerson(), party)));
        facts.add(new SwapPage.Fact(t.get("roster.swap.to"), name(swap.to(), swap.toPerson(), party)));
        facts.add(new SwapPage.Fact(t.get("roster.swap.why"), swap.reason()));
        if (!swap.decided().isEmpty()) {
            facts.add(new SwapPage.Fact(t.get("roster.swap.by"), swap.decided()));
        }
        if (!swap.answer().isEmpty()) {
            facts.add(new SwapPage.Fact(t.get("roster.swap.answer"), swap.answer()));
        }
        var month = YearMonth.from(swap.hours().day());
        return new SwapPage(
                t.get(
                        "roster.swap.title",
                        name(swap.to(), swap.toPerson(), party),
                        name(swap.from(), swap.fromPerson(), party),
                        t.shortDay(swap.hours().day()),
                        Words.letter(t, swap.kind())),
                t.get("roster.swap.state." + swap.state()),
                switch (swap.state()) {
                    case WAITING -> "warn";
                    case APPROVED -> "good";
                    case DECLINED, UNDONE -> "o";
                },
                facts,
                swap.id(),
                swap.version(),
                waiting && plans && !party,
                waiting && party,
                swap.state() == SwapState.APPROVED && plans && !party,
                shown.field("answer"),
                shown.field("reason"),
                shown.mistakes(),
                "/roster/shifts/" + swap.shiftId(),
                actor.sees(swap.unitId())
                        ? "/roster?unit=" + swap.unitId() + "&month=" + month
                        : "/roster?month=" + month);
    }

    /** The two know each other by name, also where the reader's scope does not reach. */
    private String name(String seen, long person, boolean party) {
        return seen.isEmpty() && party ? rows.nameOfParty(person) : seen;
    }
}
