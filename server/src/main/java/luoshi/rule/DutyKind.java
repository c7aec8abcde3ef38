package luoshi.rule;

/** What a duty asks of its subject (责任种类). */
public enum DutyKind {
    /** 办：perform an act */
    PERFORM,
    /** 学：study */
    STUDY,
    /** 被查：be checked */
    BE_CHECKED
}
