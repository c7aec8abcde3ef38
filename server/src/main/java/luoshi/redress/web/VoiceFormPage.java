package luoshi.redress.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/**
 * 写说明 and 提异议: the record and one field.
 *
 * @param closed why nothing can be said any more, or an empty text
 * @param rules what follows, line by line
 */
public record VoiceFormPage(
        String title,
        String summary,
        String seen,
        String written,
        String closed,
        String action,
        String once,
        Field text,
        String label,
        String send,
        List<String> rules,
        List<VoiceView.Remedy> remedies,
        List<Mistake> mistakes) {}
