package luoshi.engine.coverage;

import java.util.Objects;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.plane.BlocksEditor;
import luoshi.engine.coverage.plane.Plane;

/**
 * Fills cells of an index by hand, without evidence: for measuring at a size whose evidence no memory holds. Everything
 * else of the index is its own.
 */
public final class PlaneWriting {
    private final PlaneView view;
    private final BlocksEditor blocks;

    public PlaneWriting(CoverageView view) {
        this.view = (PlaneView) view;
        this.blocks = new BlocksEditor(this.view.blocks());
    }

    /** The row of a slot. */
    public int row(Slot slot) {
        return view.snapshot().rows().of(slot);
    }

    /** Fills, in time, the cells of rows of a word in a period, by its order, of a duty with one line and area. */
    public void fill(int word, long duty, int period, long rows) {
        var place = Objects.requireNonNull(view.snapshot().places().get(duty), () -> "no duty " + duty);
        var column = view.snapshot().plans().get(place).columns[period];
        blocks.put(word, column.grid(), Plane.DONE, column.period(), column.strand(), rows);
    }

    /** The view with what was filled. */
    public CoverageView done() {
        var now = view.snapshot();
        var filled = new Snapshot(
                now.world(),
                now.rows(),
                now.layout(),
                now.attendance(),
                now.leaders(),
                blocks.done(now.rows().words),
                now.places(),
                now.plans(),
                now.log(),
                now.size(),
                now.lastDay(),
                now.lastSequence());
        return new PlaneView(filled, view.asOf(), view.knownAt());
    }
}
