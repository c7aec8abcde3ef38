package luoshi.rule;

import luoshi.kernel.Reason;
import luoshi.web.Form;

/**
 * What is wrong in a form (要改的地方).
 *
 * @param field name of the field
 * @param reason what is wrong and what to do
 */
record Fault(String field, Reason reason) {
    static Fault of(String field, String key, Object... data) {
        return new Fault(field, Reason.of("reason.rule." + key, data));
    }

    /** Notes it at the form, which asks for the last day where the use case takes the end after it. */
    void at(Form form) {
        form.refuse(field.equals("to") ? "last" : field, reason);
    }
}
