package luoshi.rule.web;

/** A tag: its tone ({@code good}, {@code warn}, {@code bad}, {@code acc} or empty), icon and words. */
public record Mark(String tone, String icon, String text) {}
