package luoshi.rule;

/** Level of a regulation's issuer (制度层级), highest first. */
public enum SourceLevel {
    /** 法律 */
    LAW,
    /** 行政法规 */
    REGULATION,
    /** 部门规章、部里文件 */
    MINISTRY,
    /** 省 */
    PROVINCE,
    /** 市 */
    CITY,
    /** 分局、县局 */
    BUREAU,
    /** 派出所 */
    STATION
}
