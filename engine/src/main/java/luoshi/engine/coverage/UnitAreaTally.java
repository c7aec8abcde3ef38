package luoshi.engine.coverage;

/**
 * Tally of the cells that one unit owns in one work area (单位 × 领域).
 *
 * @param unit the owning unit itself, without what stands below it
 * @param area the work area
 * @param tally counts by state
 */
public record UnitAreaTally(long unit, long area, Tally tally) {}
