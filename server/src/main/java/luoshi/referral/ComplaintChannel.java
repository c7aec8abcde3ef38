package luoshi.referral;

/** How a complaint came in (投诉渠道). */
public enum ComplaintChannel {
    /** 电话 */
    PHONE,
    /** 来访 */
    VISIT,
    /** 来信 */
    LETTER,
    /** 平台转来 */
    PLATFORM,
    /** 别的 */
    OTHER
}
