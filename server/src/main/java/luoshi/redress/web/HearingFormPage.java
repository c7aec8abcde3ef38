package luoshi.redress.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/**
 * 答复说明 and 决定异议: the record, what its person says, and answers of the same weight.
 *
 * @param answered what was answered already, or an empty text
 * @param answers the answers to choose from; none for who only reads
 */
public record HearingFormPage(
        String title,
        String summary,
        String seen,
        String written,
        String said,
        String words,
        List<String> before,
        String answered,
        String action,
        String version,
        Field text,
        Field answer,
        List<Answer> answers,
        List<String> rules,
        List<Mistake> mistakes) {
    /** One answer: a button of its own. */
    public record Answer(String value, String label) {}
}
