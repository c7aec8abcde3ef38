package luoshi.engine.coverage;

import luoshi.engine.coverage.CoverageFacts.SubjectKind;

/** Counts of the cells that a person, or the unit as such, owes in a unit (某单位某人的笔数). */
public record SubjectTally(long unit, SubjectKind kind, long subject, Tally tally) {}
