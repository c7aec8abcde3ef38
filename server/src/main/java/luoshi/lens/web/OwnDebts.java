package luoshi.lens.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import luoshi.engine.coverage.Cell;
import luoshi.engine.coverage.CellState;
import luoshi.engine.coverage.CoverageQuery;
import luoshi.kernel.Actor;
import luoshi.lens.CoverageService;
import luoshi.rule.Duties;
import luoshi.web.Texts;
import luoshi.web.spi.WorkItemSource;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the reader himself owes and can still make up, and what falls due within a week: one line for each duty. */
@Component
class OwnDebts implements WorkItemSource {
    private static final int SOON_DAYS = 7;

    private final CoverageService coverage;
    private final Duties duties;
    private final MessageSource messages;
    private final Clock clock;

    OwnDebts(CoverageService coverage, Duties duties, MessageSource messages, Clock clock) {
        this.coverage = coverage;
        this.duties = duties;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<WorkItem> waitingFor(Actor actor) {
        var person = actor.personId();
        if (person == null) {
            return List.of();
        }
        var t = new Texts(messages, LocaleContextHolder.getLocale());
        var today = LocalDate.now(clock);
        var query = CoverageQuery.all(today.minusYears(1), today.plusYears(1)).person(person);
        var debts = new LinkedHashMap<Long, List<Cell>>();
        var open = new ArrayList<Cell>();
        for (var cell : coverage.at(today).cells(query)) {
            if (cell.state() == CellState.DEBT && !cell.lateEnd().isBefore(today)) {
                debts.computeIfAbsent(cell.duty(), duty -> new ArrayList<>()).add(cell);
            } else if (cell.state() == CellState.OPEN
                    && !cell.start().isAfter(today)
                    && cell.strong() < cell.need()
                    && !cell.due().isAfter(today.plusDays(SOON_DAYS))) {
                open.add(cell);
            }
        }
        var names = new ArrayList<>(debts.keySet());
        open.forEach(cell -> names.add(cell.duty()));
        var lines = duties.byId(names);
        var items = new ArrayList<WorkItem>();
        debts.forEach((duty, cells) -> {
            var line = lines.get(duty);
            var oldest = cells.stream().min(Comparator.comparing(Cell::due)).orElseThrow();
            var end =
                    cells.stream().map(Cell::lateEnd).min(LocalDate::compareTo).orElseThrow();
            items.add(new WorkItem(
                    line == null ? t.get("coverage.duty.unnamed") : line.title(),
                    t.get("own.debt", cells.size(), CellLines.period(oldest, line, t), t.day(end)),
                    CellPages.evidence(oldest),
                    "cell.record",
                    oldest.due()));
        });
        open.stream()
                .sorted(Comparator.comparing((Cell cell) -> !cell.leader()).thenComparing(Cell::due))
                .forEach(cell -> {
                    var line = lines.get(cell.duty());
                    items.add(new WorkItem(
                            line == null ? t.get("coverage.duty.unnamed") : line.title(),
                            t.get("own.open", CellLines.period(cell, line, t), cell.strong(), cell.need()),
                            CellPages.evidence(cell),
                            "cell.record",
                            cell.due()));
                });
        return items;
    }
}
