package luoshi.organisation;

import java.util.List;

/**
 * One form of the organisation (一张表单), shown again with what was typed and what stands against it.
 *
 * @param context what it is about, in one or two sentences
 * @param problems what stands against the form, each with the field it leads to
 */
public record FormPage(
        String crumb,
        String title,
        String context,
        String action,
        String submit,
        String back,
        List<Hidden> hidden,
        List<Field> fields,
        List<Problem> problems) {
    /** A value that the form carries along. */
    public record Hidden(String name, String value) {}

    /** One field; {@code type} is text, date, select or checkbox. */
    public record Field(
            String name,
            String label,
            String help,
            String type,
            String value,
            boolean required,
            String error,
            List<Option> options) {
        /** What the field is described by, or null. */
        public String describedBy() {
            var ids = (error.isEmpty() ? "" : name + "-e ") + (help.isEmpty() ? "" : name + "-h");
            return ids.strip();
        }
    }

    /** One choice of a select. */
    public record Option(String value, String label, boolean selected) {}

    /** One refusal in the summary; {@code field} empty for the form as a whole. */
    public record Problem(String field, String text) {}
}
