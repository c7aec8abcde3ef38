package luoshi.rectification.domain;

/** Why a problem was opened (立项原因): the five of domain §5, and that it came back. */
public enum ProblemReason {
    /** 严重或零容忍 */
    SERIOUS,
    /** 三十天内同一条款同一部位第三次 */
    THIRD,
    /** 三个工作日没改 */
    UNCORRECTED,
    /** 投诉属实 */
    COMPLAINT,
    /** 领导决定 */
    DECISION,
    /** 反复 */
    RELAPSE
}
