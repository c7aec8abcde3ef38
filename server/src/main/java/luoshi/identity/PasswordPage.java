package luoshi.identity;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Form;
import luoshi.web.Mistake;
import luoshi.web.Texts;

/**
 * A form that sets a password.
 *
 * @param username whose
 * @param action where it is sent
 */
public record PasswordPage(
        String username, String action, Field present, Field password, Field again, List<Mistake> mistakes) {
    /** What was typed is never shown again. */
    static PasswordPage of(String username, String action, List<Fault> faults, Texts t) {
        var form = Form.empty();
        faults.forEach(fault -> fault.at(form));
        var shown = form.shown(t);
        return new PasswordPage(
                username,
                action,
                shown.field("present"),
                shown.field("password"),
                shown.field("again"),
                shown.mistakes());
    }
}
