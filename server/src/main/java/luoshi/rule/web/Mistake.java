package luoshi.rule.web;

/** One line of the summary on top of a form with faults, linked to its field. */
public record Mistake(String field, String text) {}
