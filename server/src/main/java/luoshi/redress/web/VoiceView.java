package luoshi.redress.web;

import java.util.List;

/** 说明和异议: what was said and answered, what comes next, and the ways that the law gives besides. */
public record VoiceView(String caption, List<Step> steps, List<Remedy> remedies) {
    /** One step; {@code css} is {@code acc} for what was done and {@code fut} for what comes. */
    public record Step(String css, String title, String when, String text, String href) {}

    /** A remedy outside of this program with its legal basis. */
    public record Remedy(String what, String when, String basis) {}
}
