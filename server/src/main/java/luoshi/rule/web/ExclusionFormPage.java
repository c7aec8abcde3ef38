package luoshi.rule.web;

import java.util.List;

/** The form of 不适用. */
public record ExclusionFormPage(List<Mistake> mistakes, Options unit, Options area, Options duty, Field reason) {}
