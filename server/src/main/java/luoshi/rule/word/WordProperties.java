package luoshi.rule.word;

import org.jspecify.annotations.Nullable;

/** What a paragraph says of itself (段落属性): its style, its list, its rank among the headings, and what became of its mark. */
final class WordProperties {
    @Nullable
    String style;

    @Nullable
    Integer outline;

    @Nullable
    String list;

    @Nullable
    Integer level;
    /** The mark at its end was deleted or moved away: what follows joins this paragraph. */
    boolean markDeleted;
    /** The mark at its end is hidden: what follows goes on with it. */
    boolean markHidden;
    /** It ends a section of pages. */
    boolean endsSection;

    /** A paragraph that says nothing. */
    WordProperties() {}

    /** Reads the current element {@code pPr}; what it was before a tracked change is passed over. */
    WordProperties(WordXml xml) {
        xml.children(name -> {
            switch (name) {
                case "pStyle" -> style = xml.value();
                case "outlineLvl" -> outline = xml.number("val");
                case "sectPr" -> endsSection = true;
                case "numPr" -> numbered(xml);
                case "rPr" -> mark(xml);
                default -> {}
            }
        });
    }

    private void numbered(WordXml xml) {
        xml.children(name -> {
            switch (name) {
                case "numId" -> list = xml.value();
                case "ilvl" -> level = xml.number("val");
                default -> {}
            }
        });
    }

    private void mark(WordXml xml) {
        xml.children(name -> {
            switch (name) {
                case "del", "moveFrom" -> markDeleted = true;
                case "vanish", "specVanish" -> markHidden |= xml.isOn();
                default -> {}
            }
        });
    }
}
