package luoshi.supervision;

/** Where a finding (检查发现) has come to; every one ends in one of the last three (domain §5). */
public enum FindingOutcome {
    /** 等改：三个工作日内改好就了结，不然立为问题 */
    WAITING,
    /** 立行立改 */
    CORRECTED,
    /** 并入问题 */
    PROBLEM,
    /** 撤销：留在原处，写明为什么 */
    WITHDRAWN
}
