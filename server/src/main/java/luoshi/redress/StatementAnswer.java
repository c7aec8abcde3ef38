package luoshi.redress;

/** The three answers to a statement (答复说明), of the same weight. */
public enum StatementAnswer {
    /** 采纳并更正：撤销这条检查发现 */
    ACCEPTED,
    /** 部分采纳：记录不动，采纳了什么写在旁边 */
    PARTLY,
    /** 不采纳：写明为什么 */
    REJECTED
}
