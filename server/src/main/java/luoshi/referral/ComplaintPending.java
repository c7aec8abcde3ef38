package luoshi.referral;

/** Where a complaint is led already (已在别处办的投诉); such a one is handed over and not looked into here. */
public enum ComplaintPending {
    /** 信访 */
    PETITION,
    /** 行政复议 */
    REVIEW,
    /** 诉讼 */
    LITIGATION
}
