package luoshi.lens.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.coverage.Cell;
import luoshi.engine.coverage.CellState;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.Standing;
import luoshi.engine.coverage.Tally;
import luoshi.engine.coverage.Targets;
import luoshi.kernel.Actor;
import luoshi.rule.Duties;
import luoshi.rule.DutyLine;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Generates the list of duties of a person (责任清单) from posts, charges and rules; it is kept nowhere. */
@Component
class DutyLists {
    private final Duties duties;

    DutyLists(Duties duties) {
        this.duties = duties;
    }

    PersonPage.Duties of(
            Standing standing, long person, List<Cell> cells, Asked asked, Sight sight, Actor actor, Texts t) {
        var today = asked.today();
        var byDuty = new LinkedHashMap<Long, List<Cell>>();
        cells.forEach(cell ->
                byDuty.computeIfAbsent(cell.duty(), duty -> new ArrayList<>()).add(cell));
        var bound = new LinkedHashSet<Long>(Targets.duties(standing, person, today));
        byDuty.forEach((duty, owed) -> {
            if (owed.stream().anyMatch(cell -> runs(cell, today))) {
                bound.add(duty);
            }
        });
        var lines = duties.byId(bound);
        var rows = bound.stream()
                .map(lines::get)
                .filter(line -> line != null)
                .sorted(Comparator.comparing(DutyLine::areaId)
                        .thenComparing(DutyLine::clauseId)
                        .thenComparing(DutyLine::id))
                .map(line -> row(line, byDuty.getOrDefault(line.id(), List.of()), asked, sight, actor, t))
                .toList();
        var month = YearMonth.from(today);
        var tally = cells.stream()
                .filter(cell -> YearMonth.from(cell.countedOn()).equals(month))
                .map(cell -> Tally.of(cell.state()))
                .reduce(Tally.ZERO, Tally::plus);
        return new PersonPage.Duties(
                t.get("person.duties.caption", t.day(today), rows.size()),
                rows,
                t.get(
                        "person.duties.footer",
                        t.month(month),
                        tally.owed(),
                        tally.met(),
                        tally.late(),
                        tally.weak(),
                        tally.debt(),
                        tally.open()),
                new CoveragePage.Action(t.get("person.cells.all"), "/coverage/cells?person=" + person, ""));
    }

    private static PersonPage.DutyRow row(
            DutyLine line, List<Cell> cells, Asked asked, Sight sight, Actor actor, Texts t) {
        var today = asked.today();
        var eventful = line.cadence() == Cadence.PER_SHIFT || line.cadence() == Cadence.PER_OCCASION;
        var cell = eventful ? null : running(cells, today);
        var state = cell == null ? null : cell.state();
        var pressing = cells.stream()
                .filter(owed -> CellPages.record(owed, asked, sight, actor, t) != null)
                .min(Comparator.comparing(Cell::start))
                .orElse(cell);
        return new PersonPage.DutyRow(
                line.title(),
                line.reference().isEmpty() ? line.clauseTitle() : line.sourceTitle() + " " + line.reference(),
                line.href(),
                t.get(line.cadenceKey(), Integer.toString(line.count())),
                line.accepts().stream()
                        .sorted(Comparator.comparing(EvidenceKind::ordinal))
                        .map(kind -> t.get("evidence-kind." + kind.name()))
                        .collect(Collectors.joining(t.get("cells.join"))),
                eventful
                        ? month(cells, today, t)
                        : cell == null ? "–" : t.get("person.progress", cell.strong(), cell.need()),
                cell == null ? "" : t.get("person.due", t.shortDay(cell.due())),
                state == null ? "" : CellLines.state(state, t),
                state == null ? "" : CellLines.css(state),
                state == null ? "" : CellLines.icon(state),
                pressing == null ? null : CellPages.record(pressing, asked, sight, actor, t));
    }

    /** The cell whose period runs today; before it begins or after it ended, the nearest. */
    private static @Nullable Cell running(List<Cell> cells, LocalDate today) {
        return cells.stream()
                .filter(cell -> runs(cell, today))
                .findFirst()
                .or(() -> cells.stream()
                        .filter(cell -> !cell.start().isAfter(today))
                        .max(Comparator.comparing(Cell::start)))
                .orElse(null);
    }

    private static boolean runs(Cell cell, LocalDate today) {
        return !cell.start().isAfter(today) && !cell.last().isBefore(today);
    }

    private static String month(List<Cell> cells, LocalDate today, Texts t) {
        var month = YearMonth.from(today);
        var counted = cells.stream()
                .filter(cell -> YearMonth.from(cell.countedOn()).equals(month)
                        && !cell.start().isAfter(today))
                .toList();
        var tally = counted.stream().map(cell -> Tally.of(cell.state())).reduce(Tally.ZERO, Tally::plus);
        if (counted.isEmpty()) {
            return t.get("person.progress.none", t.month(month));
        }
        var debts =
                counted.stream().filter(cell -> cell.state() == CellState.DEBT).count();
        return t.get(
                debts > 0 ? "person.progress.month-debt" : "person.progress.month",
                t.month(month),
                tally.done(),
                tally.owed(),
                debts);
    }
}
