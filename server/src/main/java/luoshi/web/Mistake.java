package luoshi.web;

/**
 * What is wrong in a form (要改的地方), for the template {@code tag/mistakes}.
 *
 * @param id of the field, empty for the form as a whole
 */
public record Mistake(String id, String text) {}
