package luoshi.evidence;

/** How a fact came in (来源). */
public enum EvidenceOrigin {
    /** 手工记 */
    HAND,
    /** 值班表，经领导确认 */
    ROSTER,
    /** 导入 */
    IMPORT,
    /** 检查 */
    CHECK
}
