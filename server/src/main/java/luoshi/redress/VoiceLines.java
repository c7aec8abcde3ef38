package luoshi.redress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;

/** What the person said to a record and what was answered, line by line. */
final class VoiceLines {
    private VoiceLines() {}

    static List<String> of(
            @Nullable Statement statement, @Nullable Objection objection, Map<Long, String> names, Texts t) {
        var lines = new ArrayList<String>();
        if (statement != null) {
            lines.add(t.get("redress.voice.said", statement.text()));
            if (statement.answer() != null) {
                lines.add(t.get(
                        "redress.voice.answered",
                        name(statement.answeredBy(), names),
                        t.get("redress.answer." + statement.answer().name()),
                        String.valueOf(statement.answerText())));
            }
        }
        if (objection != null) {
            lines.add(t.get("redress.voice.objected", objection.text()));
            if (objection.decision() != null) {
                lines.add(t.get(
                        "redress.voice.decided",
                        name(objection.decidedBy(), names),
                        t.get("redress.decision." + objection.decision().name()),
                        String.valueOf(objection.decisionText())));
            }
        }
        return lines;
    }

    private static String name(@Nullable Long person, Map<Long, String> names) {
        return person == null ? "" : names.getOrDefault(person, "");
    }
}
