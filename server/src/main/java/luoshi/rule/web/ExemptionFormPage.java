package luoshi.rule.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/** The form of an exemption. */
public record ExemptionFormPage(
        List<Mistake> mistakes, Field duty, Field person, Field unit, Field from, Field last, Field reason) {}
