package luoshi.redress.web;

import java.util.List;

/** 谁看过: who looked at one's records in 30 days. */
public record ReadsView(String caption, List<Read> rows) {
    /** One reader. */
    public record Read(String initial, String name, String what, String times) {}
}
