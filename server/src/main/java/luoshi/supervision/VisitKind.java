package luoshi.supervision;

/** How a visit came about (检查种类); only drawn ones enter rates. */
public enum VisitKind {
    /** 随机抽中 */
    DRAWN,
    /** 指定 */
    DIRECTED,
    /** 回头看 */
    FOLLOW_UP,
    /** 投诉引起 */
    COMPLAINT
}
