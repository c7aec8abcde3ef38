package luoshi.identity;

import luoshi.kernel.Reason;

/** Why a field of a form is not taken; the empty field stands for the form as a whole. */
public record Fault(String field, Reason reason) {
    static Fault of(String field, String key, Object... data) {
        return new Fault(field, Reason.of("reason.identity." + key, data));
    }
}
