package luoshi.evidence;

/** What a fact rests on (佐证种类). */
public enum EvidenceKind {
    /** 现场所见：an act seen on the spot */
    ACT,
    /** 系统记录：a record from a system */
    RECORD,
    /** 文件：a document */
    DOCUMENT,
    /** 会议：a meeting */
    MEETING
}
