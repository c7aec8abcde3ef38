package luoshi.lens.web;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import luoshi.engine.coverage.Cell;
import luoshi.engine.coverage.CellState;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.CoverageQuery;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.lens.CoverageService;
import luoshi.organisation.Areas;
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

    private final CoverageService coverage;
    private final Units units;
    private final Areas areas;
    private final People people;
    private final Duties duties;

    CellPages(CoverageService coverage, Units units, Areas areas, People people, Duties duties) {
        this.coverage = coverage;
        this.units = units;
        this.areas = areas;
        this.people = people;
        this.duties = duties;
    }

    CellsPage page(Asked asked, CellsQuery wanted, Actor actor, Texts t) {
        var sight = Sight.of(actor);
        allow(wanted, sight, actor);
        var view = coverage.at(asked.asOf());
        var month = asked.month() == null ? YearMonth.from(asked.asOf()) : asked.month();
        var all = view.cells(query(wanted, month)).stream()
                .filter(cell -> shown(cell, wanted, sight))
                .toList();
        var rows = all.stream()
                .filter(cell -> wanted.state() == null || cell.state() == wanted.state())
                .sorted(Comparator.comparing((Cell cell) -> !cell.leader()))
                .toList();
        var last = Math.max(1, (rows.size() + PAGE - 1) / PAGE);
        var number = Math.min(wanted.page(), last);
        var page = rows.subList((number - 1) * PAGE, Math.min(number * PAGE, rows.size()));
        var known = view.knownAt() == Long.MAX_VALUE ? coverage.head() : view.knownAt();
        return new CellsPage(
                asked.troubles().stream()
                        .map(reason -> CoveragePages.told(reason, t))
                        .toList(),
                t.get("cells.title", rows.size()),
                caption(wanted, month, t),
                states(all, wanted, month, asked, t),
                lines(page, asked, sight, actor, t),
                sight.records() || wanted.person() != null && sight.isSelf(wanted.person())
                        ? ""
                        : t.get("cells.masked"),
                t.get("coverage.known", t.fullDay(asked.asOf()), known),
                page.stream().anyMatch(Cell::provisional) ? t.get("coverage.provisional") : "",
                t.get("cells.pages", number, last),
                number > 1 ? step(wanted, month, asked, number - 1, t.get("cells.previous")) : null,
                number < last ? step(wanted, month, asked, number + 1, t.get("cells.next")) : null,
                back(wanted, asked, t));
    }

    private void allow(CellsQuery wanted, Sight sight, Actor actor) {
        if (wanted.person() != null) {
            if (sight.isSelf(wanted.person())) {
                return;
            }
            if (!sight.records() || people.find(wanted.person()).isEmpty()) {
                throw new Missing("person", wanted.person());
            }
            return;
        }
        Permission.SEE_LENSES.require(actor);
        var unit = wanted.unit();
        if (unit != null && !sight.knows(unit)) {
            throw new Missing("unit", unit);
        }
        if (wanted.area() != null && areas.find(wanted.area()).isEmpty()) {
            throw new Missing("area", wanted.area());
        }
    }

    private static boolean shown(Cell cell, CellsQuery wanted, Sight sight) {
        if (cell.kind() == SubjectKind.PERSON && sight.isSelf(cell.subject())) {
            return true;
        }
        return sight.sees(cell.unit(), cell.area())
                && (cell.kind() == SubjectKind.UNIT || sight.records())
                && (!wanted.only() || wanted.unit() == null || cell.unit() == wanted.unit());
    }

    private static CoverageQuery query(CellsQuery wanted, YearMonth month) {
        var query =
                CoverageQuery.all(month.atDay(1), month.plusMonths(1).atDay(1)).in(wanted.unit());
        if (wanted.area() != null) {
            query = query.area(wanted.area());
        }
        if (wanted.duty() != null) {
            query = query.duty(wanted.duty());
        }
        return wanted.person() == null ? query : query.person(wanted.person());
    }

    private String caption(CellsQuery wanted, YearMonth month, Texts t) {
        var parts = new ArrayList<String>();
        parts.add(t.fullMonth(month));
        var unit = wanted.unit();
        if (unit != null) {
            parts.add(units.nameOf(unit));
        }
        if (wanted.area() != null) {
            areas.find(wanted.area()).ifPresent(area -> parts.add(area.name(t.english())));
        }
        if (wanted.person() != null) {
            people.find(wanted.person()).ifPresent(person -> parts.add(person.name()));
        }
        if (wanted.duty() != null) {
            duties.find(wanted.duty()).ifPresent(line -> parts.add(line.title()));
        }
        return String.join(t.get("cells.join"), parts);
    }

    private static List<CoveragePage.Choice> states(
            List<Cell> all, CellsQuery wanted, YearMonth month, Asked asked, Texts t) {
        var choices = new ArrayList<CoveragePage.Choice>();
        choices.add(new CoveragePage.Choice(
                "", t.get("cells.all", all.size()), wanted.href(month, asked, null, 1), wanted.state() == null));
        for (var state : CellState.values()) {
            var count = all.stream().filter(cell -> cell.state() == state).count();
            if (count > 0 || wanted.state() == state) {
                choices.add(new CoveragePage.Choice(
                        state.name(),
                        t.get("cells.state", CellLines.state(state, t), count),
                        wanted.href(month, asked, state, 1),
                        wanted.state() == state));
            }
        }
        return choices;
    }

    private static CoveragePage.Action step(CellsQuery wanted, YearMonth month, Asked asked, int page, String label) {
        return new CoveragePage.Action(label, wanted.href(month, asked, wanted.state(), page), "");
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
