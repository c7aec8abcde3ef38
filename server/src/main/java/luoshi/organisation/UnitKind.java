package luoshi.organisation;

/** What a unit is (单位种类); its text is {@code unit.kind.<name>}. */
public enum UnitKind {
    /** 部 */
    MINISTRY,
    /** 厅 */
    PROVINCE,
    /** 市局 */
    CITY,
    /** 分局 */
    BUREAU,
    /** 派出所 */
    STATION,
    /** 业务部门、警种 */
    DEPARTMENT,
    /** 警组、队 */
    TEAM,
    /** 所领导 */
    LEADERS,
    /** 专班、临时警务站 */
    TEMPORARY
}
