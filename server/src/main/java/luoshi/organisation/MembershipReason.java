package luoshi.organisation;

/** Why somebody is in a unit (在这个单位的缘由); its text is {@code membership.<name>}. */
public enum MembershipReason {
    /** 编制、正常工作 */
    REGULAR,
    /** 借调 */
    LOAN,
    /** 抽调 */
    DRAFT,
    /** 挂职 */
    EXCHANGE,
    /** 培训 */
    TRAINING
}
