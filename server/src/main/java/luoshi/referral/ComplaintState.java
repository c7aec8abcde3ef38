package luoshi.referral;

/** Where a complaint (投诉) stands. */
public enum ComplaintState {
    /** 在办 */
    RECEIVED,
    /** 已移交：已在信访、复议或诉讼里，这里不查 */
    HANDED_OVER,
    /** 查实 */
    UPHELD,
    /** 不属实 */
    NOT_UPHELD
}
