package luoshi.organisation;

import java.util.List;

/**
 * 任职和变动: where a person was and is, what he holds, when he is away, and what can be done about it.
 *
 * @param actions what the reader may do now
 * @param undo words of the button that takes the last step back; empty when nothing can be taken back
 */
public record RecordPage(
        long id,
        String title,
        String lead,
        List<Action> actions,
        String lastStep,
        String undo,
        String step,
        String error,
        List<Block> blocks) {
    /** A link to a form. */
    public record Action(String href, String label, String icon, boolean first) {}

    /** One kind of entries with days. */
    public record Block(String id, String title, String empty, List<Line> lines) {}

    /** One entry; {@code end} is empty when it cannot be ended. */
    public record Line(String what, String detail, String days, String state, String end, String endLabel) {}
}
