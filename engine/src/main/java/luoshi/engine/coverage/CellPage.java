package luoshi.engine.coverage;

import java.util.List;

/**
 * One page of cells (一页).
 *
 * @param all counts by state of everything asked for, whatever states
 * @param total cells in the states asked for
 * @param cells those of the page, in the order of {@link CoverageView#cells}
 */
public record CellPage(Tally all, long total, List<Cell> cells) {
    public CellPage {
        cells = List.copyOf(cells);
    }
}
