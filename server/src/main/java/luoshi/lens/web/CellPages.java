package luoshi.lens.web;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import luoshi.engine.coverage.Cell;
import luoshi.engine.coverage.CellState;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.Tally;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.lens.web.CellsQuery.Range;
import luoshi.lens.web.Questions.Address;
import luoshi.lens.web.Questions.Question;
import luoshi.organisation.People;
import luoshi.organisation.Units;
import luoshi.rule.Duties;
import luoshi.rule.DutyLine;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists the cells behind a figure, those of persons only to who may see them. */
@Component
@Transactional(readOnly = true)
class CellPages {
    private static final int PAGE = 50;

    private final Questions questions;
    private final Units units;
    private final People people;
    private final Duties duties;
    private final Pasts pasts;

    CellPages(Questions questions, Units units, People people, Duties duties, Pasts pasts) {
        this.questions = questions;
        this.pasts = pasts;
        this.units = units;
        this.people = people;
        this.duties = duties;
    }

    CellsPage page(Address address, Actor actor, Texts t) {
        var sight = Sight.of(actor);
        var asked = address.asked();
        var wanted = address.wanted();
        var month = YearMonth.from(asked.asOf());
        var question = questions.ask(wanted, asked, new Range(month, month), sight, actor);
        var rows = question.rows(sight);
        var page = rows.page((wanted.page() - 1) * PAGE, PAGE);
        var last = (int) Math.max(1, (page.total() + PAGE - 1) / PAGE);
        var number = Math.min(wanted.page(), last);
        if (number < wanted.page()) {
            page = rows.page((number - 1) * PAGE, PAGE);
        }
        var choices = question.choices();
        return new CellsPage(
                asked.troubles().stream()
                        .map(reason -> CoveragePages.told(reason, t))
                        .toList(),
                t.get("cells.title", page.total()),
                questions.caption(question, t),
                states(page.all(), wanted.state(), choices, t),
                lines(page.cells(), asked, sight, actor, t),
                sight.records() || wanted.person() != null && sight.isSelf(wanted.person())
                        ? ""
                        : t.get("cells.masked"),
                Questions.known(question, t),
                pasts.of(asked, CellsQuery.href(Questions.now(choices), wanted.state(), 1), t),
                page.cells().stream().anyMatch(Cell::provisional) ? t.get("coverage.provisional") : "",
                t.get("cells.pages", number, last),
                number > 1 ? step(choices, wanted.state(), number - 1, t.get("cells.previous")) : null,
                number < last ? step(choices, wanted.state(), number + 1, t.get("cells.next")) : null,
                back(wanted, asked, t),
                wanted.person() == null ? groups(question, t) : null);
    }

    private static CoveragePage.Action groups(Question question, Texts t) {
        return new CoveragePage.Action(
                t.get("breakdown.see"),
                "/coverage/by/" + Grouping.CLAUSES.key() + CellsQuery.query(question.choices()),
                "filter");
    }

    private static List<CoveragePage.Choice> states(
            Tally all, @Nullable CellState wanted, Map<String, String> choices, Texts t) {
        var found = new ArrayList<CoveragePage.Choice>();
        found.add(new CoveragePage.Choice(
                "", t.get("cells.all", all.bound()), CellsQuery.href(choices, null, 1), wanted == null));
        for (var state : CellState.values()) {
            var count = count(all, state);
            if (count > 0 || wanted == state) {
                found.add(new CoveragePage.Choice(
                        state.name(),
                        t.get("cells.state", CellLines.state(state, t), count),
                        CellsQuery.href(choices, state, 1),
                        wanted == state));
            }
        }
        return found;
    }

    private static long count(Tally all, CellState state) {
        return switch (state) {
            case EXEMPT -> all.exempt();
            case OPEN -> all.open();
            case MET -> all.met();
            case LATE -> all.late();
            case WEAK -> all.weak();
            case DEBT -> all.debt();
        };
    }

    private static CoveragePage.Action step(
            Map<String, String> choices, @Nullable CellState state, int page, String label) {
        return new CoveragePage.Action(label, CellsQuery.href(choices, state, page), "");
    }

    private static CoveragePage.Action back(CellsQuery wanted, Asked asked, Texts t) {
        return wanted.person() != null
                ? new CoveragePage.Action(t.get("cells.back.person"), "/people/" + wanted.person(), "chevron-left")
                : new CoveragePage.Action(t.get("cells.back"), "/coverage" + asked.query(), "chevron-left");
    }

    /** The cells as rows of a table; used by the page of a person as well. */
    List<CellsPage.Row> lines(List<Cell> cells, Asked asked, Sight sight, Actor actor, Texts t) {
        var lines = duties.byId(ids(cells, Cell::duty));
        var unitNames = new LinkedHashMap<Long, String>(units.names(ids(cells, Cell::unit)));
        var subjects = cells.stream()
                .filter(cell -> cell.kind() == SubjectKind.PERSON)
                .map(Cell::subject)
                .distinct()
                .toList();
        var names = people.names(subjects);
        return cells.stream()
                .map(cell -> line(cell, lines.get(cell.duty()), names, unitNames, asked, sight, actor, t))
                .toList();
    }

    private static List<Long> ids(List<Cell> cells, ToLongFunction<Cell> id) {
        return cells.stream().map(id::applyAsLong).distinct().toList();
    }

    private static CellsPage.Row line(
            Cell cell,
            @Nullable DutyLine line,
            Map<Long, String> names,
            Map<Long, String> unitNames,
            Asked asked,
            Sight sight,
            Actor actor,
            Texts t) {
        var person = cell.kind() == SubjectKind.PERSON;
        var unit = unitNames.getOrDefault(cell.unit(), "");
        return new CellsPage.Row(
                unit,
                person ? names.getOrDefault(cell.subject(), "–") : unit,
                person && names.containsKey(cell.subject()) ? "/people/" + cell.subject() : "",
                line == null ? t.get("coverage.duty.unnamed") : line.title(),
                line == null ? "" : line.href(),
                CellLines.period(cell, line, t),
                CellLines.state(cell.state(), t),
                CellLines.css(cell.state()),
                CellLines.icon(cell.state()),
                CellLines.why(cell, asked.asOf(), t),
                t.shortDay(cell.due()),
                record(cell, asked, sight, actor, t));
    }

    /** Where evidence can still fill the cell, by oneself or by who may record for others. */
    static CoveragePage.@Nullable Action record(Cell cell, Asked asked, Sight sight, Actor actor, Texts t) {
        var open = cell.state() == CellState.OPEN || cell.state() == CellState.DEBT || cell.state() == CellState.WEAK;
        var mine = cell.kind() == SubjectKind.PERSON && sight.isSelf(cell.subject());
        if (!open
                || cell.lateEnd().isBefore(asked.today())
                || !mine && !Permission.RECORD_FOR_OTHERS.heldBy(actor, cell.unit())) {
            return null;
        }
        return new CoveragePage.Action(t.get("cell.record"), evidence(cell), "plus");
    }

    static String evidence(Cell cell) {
        return "/evidence/new?duty=" + cell.duty() + (cell.kind() == SubjectKind.PERSON ? "&person=" : "&unit=")
                + cell.subject();
    }
}
