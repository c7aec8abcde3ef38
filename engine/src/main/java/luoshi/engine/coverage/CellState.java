package luoshi.engine.coverage;

/** State of one bound cell at an as-of date (状态), in the order in which it is decided. */
public enum CellState {
    /** Bound, but approved exemptions cover at least half of its days (豁免). */
    EXEMPT,
    /** Not past due (未到期). */
    OPEN,
    /** Enough acts and records by due (按期). */
    MET,
    /** Enough acts and records by the late end (迟到). */
    LATE,
    /** Enough by the late end only with documents and meetings counted (只有会议文件). */
    WEAK,
    /** Past due without enough evidence (欠账). */
    DEBT
}
