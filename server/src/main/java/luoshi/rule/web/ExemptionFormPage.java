package luoshi.rule.web;

import java.util.List;

/** The form of an exemption. */
public record ExemptionFormPage(
        List<Mistake> mistakes, Options duty, Options person, Options unit, Field from, Field last, Field reason) {}
