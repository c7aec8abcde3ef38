package luoshi.identity;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/** The form for a new account. */
public record AccountFormPage(Field number, Field name, Field role, Field unit, List<Mistake> mistakes) {}
