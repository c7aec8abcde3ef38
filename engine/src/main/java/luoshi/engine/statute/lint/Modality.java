package luoshi.engine.statute.lint;

/** What a clause does to its subject (规范模态): obliges, forbids, permits, or only states. */
public enum Modality {
    MUST,
    MUST_NOT,
    MAY,
    STATES
}
