package luoshi.supervision;

/** How the good is held up (表扬还是示范). */
public enum CommendationKind {
    /** 表扬 */
    COMMENDED,
    /** 示范：照着做 */
    EXAMPLE
}
