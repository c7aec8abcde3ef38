package luoshi.rule.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/** The form of 不适用. */
public record ExclusionFormPage(List<Mistake> mistakes, Field unit, Field area, Field duty, Field reason) {}
