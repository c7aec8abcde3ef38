package luoshi.engine.coverage;

/**
 * Which units and areas a question may look at (可见范围): what an answer counts and lists, its reader may see. Asked
 * about the unit that owns a cell, never about what stands above it.
 */
@FunctionalInterface
public interface Extent {
    /** Everything. */
    Extent ALL = (unit, area) -> true;

    /** Whether cells that the unit owns in the area count. */
    boolean holds(long unit, long area);
}
