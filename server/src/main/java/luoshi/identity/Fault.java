package luoshi.identity;

import luoshi.kernel.Reason;
import luoshi.web.Form;

/** Why a field of a form is not taken; the empty field stands for the form as a whole. */
public record Fault(String field, Reason reason) {
    static Fault of(String field, String key, Object... data) {
        return new Fault(field, Reason.of("reason.identity." + key, data));
    }

    /** Notes it at the form. */
    void at(Form form) {
        form.refuse(field, reason);
    }
}
