package luoshi.lens.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.coverage.Cell;
import luoshi.engine.coverage.CellState;
import luoshi.rule.DutyLine;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;

/** Says of one cell which period it covers, how it stands, and why. */
final class CellLines {
    private CellLines() {}

    static String period(Cell cell, @Nullable DutyLine line, Texts t) {
        var start = cell.start();
        if (cell.period().startsWith("shift/")) {
            return t.get("cell.period.shift", t.shortDay(start));
        }
        if (cell.period().startsWith("occasion/")) {
            return t.get("cell.period.occasion", t.shortDay(start));
        }
        if (cell.period().endsWith("/BEFORE")
                || cell.period().endsWith("/DURING")
                || cell.period().endsWith("/AFTER")) {
            var part = cell.period().substring(cell.period().lastIndexOf('/') + 1);
            return t.get("cell.period.stage." + part, t.shortDay(start), t.shortDay(cell.last()));
        }
        var cadence = line == null ? null : line.cadence();
        if (cadence == Cadence.MONTHLY) {
            return t.fullMonth(YearMonth.from(start));
        }
        if (cadence == Cadence.QUARTERLY) {
            return t.get("cell.period.quarter", start.getYear(), start.get(IsoFields.QUARTER_OF_YEAR));
        }
        if (cadence == Cadence.YEARLY) {
            return t.get("cell.period.year", start.getYear());
        }
        if (cadence == Cadence.ONCE_PER_VERSION) {
            return t.get("cell.period.version", t.shortDay(start));
        }
        return start.equals(cell.last())
                ? t.shortDay(start)
                : t.get("cell.period.range", t.shortDay(start), t.shortDay(cell.last()));
    }

    static String state(CellState state, Texts t) {
        return t.get("cell.state." + state.name());
    }

    static String css(CellState state) {
        return switch (state) {
            case MET -> "good";
            case LATE, WEAK -> "warn";
            case DEBT -> "bad";
            case OPEN -> "acc";
            case EXEMPT -> "";
        };
    }

    static String icon(CellState state) {
        return switch (state) {
            case MET -> "check";
            case LATE -> "clock";
            case WEAK -> "message-2";
            case DEBT -> "alert-triangle";
            case OPEN -> "circle-dashed";
            case EXEMPT -> "circle-minus";
        };
    }

    /** Why: how many days counted and how many of them bound, until when, and what was found. */
    static String why(Cell cell, LocalDate today, Texts t) {
        var days =
                cell.days() == 1 && cell.boundDays() == 1 ? "" : t.get("cell.why.days", cell.days(), cell.boundDays());
        var evidence = t.get("cell.why.evidence", cell.strong(), cell.need());
        var weak = cell.weak() == 0 ? "" : t.get("cell.why.weak", cell.weak());
        var leader = cell.leader() ? t.get("cell.why.leader") : "";
        var late = cell.state() == CellState.DEBT || cell.state() == CellState.OPEN
                ? t.get(cell.lateEnd().isBefore(today) ? "cell.why.lost" : "cell.why.late-end", t.day(cell.lateEnd()))
                : "";
        return evidence + weak + days + leader + late;
    }
}
