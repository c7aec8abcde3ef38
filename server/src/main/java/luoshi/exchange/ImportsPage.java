package luoshi.exchange;

import java.util.List;

/** 导入: what can be imported and exported, what waits, what was stored. */
public record ImportsPage(
        String error, List<Kind> kinds, String chosen, List<Entry> waiting, List<Entry> stored, List<Export> exports) {
    /** One kind of table that can be imported. */
    public record Kind(String key, String name, String what, String template) {}

    /** One file. */
    public record Entry(String href, String name, String detail) {}

    /** One table that can be taken along. */
    public record Export(String href, String name, String what) {}
}
