package luoshi.redress;

/** What becomes of an objection (异议决定); none of them makes it worse for the person. */
public enum ObjectionDecision {
    /** 成立：撤销这条检查发现 */
    UPHELD,
    /** 部分成立：记录不动，成立的部分写在旁边 */
    PARTLY,
    /** 不成立 */
    NOT_UPHELD
}
