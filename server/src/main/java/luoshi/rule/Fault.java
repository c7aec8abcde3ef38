package luoshi.rule;

import luoshi.kernel.Reason;

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
}
