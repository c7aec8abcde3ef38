package luoshi.supervision;

/** What a check saw of a clause (每条的结果). */
public enum ClauseAnswer {
    /** 合规 */
    COMPLIANT,
    /** 不合规 */
    NOT_COMPLIANT,
    /** 不适用 */
    NOT_APPLICABLE
}
