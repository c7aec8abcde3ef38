package luoshi.engine.statute;

import java.util.Locale;

/**
 * The kind of a part of a regulation (法条结构层次): 编, 分编, 章, 节, 条, 款, 项, 目, and beside them tables 表, annexes
 * 附件 and free text (序言, 附则 without a number, 目录, footnotes). Source: 立法法 Art. 65 names the numbered ones.
 */
public enum NodeKind {
    PART,
    SUBPART,
    CHAPTER,
    SECTION,
    ARTICLE,
    PARAGRAPH,
    ITEM,
    SUBITEM,
    TABLE,
    ANNEX,
    FREE;

    /** The word used for this kind in the JSON of {@code statute}: the name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
