package luoshi.lens.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.Tally;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.lens.CoverageService;
import luoshi.lens.web.BreakdownGroups.Group;
import luoshi.lens.web.Questions.Address;
import luoshi.lens.web.Questions.Question;
import luoshi.web.Sparkline;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page of one grouping together. */
@Component
@Transactional(readOnly = true)
class BreakdownPages {
    private final Questions questions;
    private final BreakdownGroups groups;
    private final BreakdownFilters filters;
    private final CoverageService coverage;
    private final Pasts pasts;

    BreakdownPages(
            Questions questions,
            BreakdownGroups groups,
            BreakdownFilters filters,
            CoverageService coverage,
            Pasts pasts) {
        this.pasts = pasts;
        this.questions = questions;
        this.groups = groups;
        this.filters = filters;
        this.coverage = coverage;
    }

    /**
     * The page.
     *
     * @throws Missing for figures of persons where the actor sees no records of persons
     */
    BreakdownPage page(Grouping by, Address address, Actor actor, Texts t) {
        var sight = Sight.of(actor);
        if (by.ofPersons() && !sight.records()) {
            throw new Missing("grouping", by.key());
        }
        var asked = address.asked();
        var question = questions.ask(address.wanted(), asked, Questions.ended(asked, by.months()), sight, actor);
        if (by.ofPersons()) {
            question = question.about(SubjectKind.PERSON);
        }
        var found = groups.of(by, question, t);
        var path = "/coverage/by/" + by.key();
        return new BreakdownPage(
                asked.troubles().stream()
                        .map(reason -> CoveragePages.told(reason, t))
                        .toList(),
                t.get("breakdown.title." + by.key()),
                questions.caption(question, t),
                path,
                choices(by, question, sight, t),
                filters.of(by, question, sight, t),
                t.get("breakdown.column." + by.key()),
                t.get("breakdown.order." + by.key()),
                found.groups().stream()
                        .map(group -> row(group, by != Grouping.PERSONS, t))
                        .toList(),
                row(new Group(t.get("coverage.debts.total"), "", "", question.choices(), found.total()), true, t),
                by == Grouping.MONTHS ? spark(found.groups(), t) : null,
                sight.records() ? "" : t.get("cells.masked"),
                t.get(
                        by.ofPersons() ? "breakdown.footer.persons" : "coverage.debts.footer",
                        found.total().exempt(),
                        found.total().open()),
                Questions.known(question, t),
                pasts.of(asked, path + CellsQuery.query(Questions.now(question.kept())), t),
                provisional(question) ? t.get("coverage.provisional") : "",
                t.get("cells.pages", found.page(), found.last()),
                found.page() > 1 ? step(path, question, found.page() - 1, t.get("cells.previous")) : null,
                found.page() < found.last() ? step(path, question, found.page() + 1, t.get("cells.next")) : null,
                new CoveragePage.Action(t.get("cells.back"), "/coverage" + asked.query(), "chevron-left"));
    }

    /** From the figures of a page of 全面 to the same by group. */
    static CoveragePage.Action link(Frame frame, Texts t) {
        var focus = frame.focus();
        return new CoveragePage.Action(
                t.get("breakdown.see"),
                "/coverage/by/" + Grouping.AREAS.key() + "?" + (focus == null ? "" : "unit=" + focus.id() + "&")
                        + "month=" + frame.month() + "&asof=" + frame.asOf()
                        + frame.asked().knownToo(),
                "filter");
    }

    private static List<CoveragePage.Choice> choices(Grouping chosen, Question question, Sight sight, Texts t) {
        return Arrays.stream(Grouping.values())
                .filter(by -> !by.ofPersons() || sight.records())
                .map(by -> new CoveragePage.Choice(
                        by.key(),
                        t.get("breakdown.by." + by.key()),
                        "/coverage/by/" + by.key() + CellsQuery.query(question.kept()),
                        by == chosen))
                .toList();
    }

    /** Of a person the facts stand, and no rate by which to compare him. */
    private static BreakdownPage.Row row(Group group, boolean rated, Texts t) {
        var tally = group.tally();
        return new BreakdownPage.Row(
                group.label(),
                group.href(),
                group.detail(),
                figure(tally.owed(), group.choices(), "", false),
                figure(tally.met(), group.choices(), "MET", false),
                figure(tally.late(), group.choices(), "LATE", false),
                figure(tally.weak(), group.choices(), "WEAK", false),
                figure(tally.debt(), group.choices(), "DEBT", tally.debt() > 0),
                rated ? t.percent(tally.rate()) : "");
    }

    private static CoveragePage.Figure figure(long number, Map<String, String> choices, String state, boolean loud) {
        var href = number == 0 || choices.isEmpty()
                ? ""
                : "/coverage/cells"
                        + (state.isEmpty() ? CellsQuery.query(choices) : CellsQuery.query(choices, "state", state));
        return new CoveragePage.Figure(Long.toString(number), href, loud);
    }

    private static CoveragePage.Action step(String path, Question question, int page, String label) {
        return new CoveragePage.Action(
                label, path + CellsQuery.query(question.kept(), "page", Integer.toString(page)), "");
    }

    private static @Nullable Sparkline spark(List<Group> months, Texts t) {
        var rates = new ArrayList<Double>();
        months.stream()
                .map(Group::tally)
                .filter(tally -> tally.owed() > 0)
                .map(Tally::rate)
                .forEach(rates::add);
        return rates.size() < 2
                ? null
                : Sparkline.of(
                        rates,
                        0,
                        1,
                        null,
                        160,
                        36,
                        t.get("breakdown.spark", t.percent(rates.getFirst()), t.percent(rates.getLast())));
    }

    private boolean provisional(Question question) {
        var calendar = coverage.facts(question.asked().seq()).calendar();
        return !calendar.isKnown(question.range().from().atDay(1))
                || !calendar.isKnown(question.range().until().atEndOfMonth());
    }
}
