package luoshi.lens.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.exchange.spi.TableExporter;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.lens.CoverageService;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the cells of the month that 全面 shows along as a table, as far as the actor sees them. */
@Component
class CellExporter implements TableExporter {
    private final CoverageService coverage;
    private final Frames frames;
    private final CellPages cells;
    private final Clock clock;

    CellExporter(CoverageService coverage, Frames frames, CellPages cells, Clock clock) {
        this.coverage = coverage;
        this.frames = frames;
        this.cells = cells;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "cells";
    }

    @Override
    public Permission permission() {
        return Permission.SEE_LENSES;
    }

    @Override
    @Transactional(readOnly = true)
    public Exported export(Actor actor, Texts t) {
        var sight = Sight.of(actor);
        var asked = Asked.read(Map.of(), coverage.firstDay(), coverage.head(), LocalDate.now(clock));
        var frame = frames.of(asked, sight);
        var seen = frame.view().cells(frame.inMonth()).stream()
                .filter(cell ->
                        sight.sees(cell.unit(), cell.area()) && (cell.kind() == SubjectKind.UNIT || sight.records()))
                .toList();
        var rows = cells.lines(seen, asked, sight, actor, t).stream()
                .map(row -> List.of(row.unit(), row.who(), row.duty(), row.period(), row.due(), row.state(), row.why()))
                .toList();
        var header = Stream.of(
                        "coverage.unit",
                        "cells.who",
                        "cells.duty",
                        "cells.period",
                        "cells.due",
                        "cells.state-of",
                        "cells.why")
                .map(column -> t.get(column))
                .toList();
        return new Exported(t.get("export.cells.file", frame.month(), asked.asOf()), header, rows);
    }
}
