package luoshi.referral.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/**
 * One complaint.
 *
 * @param complainant who complained, or an empty text for who may not know it
 * @param result how it ended, or an empty text
 * @param handles whether the reader hands it over or decides it
 */
public record ComplaintPage(
        String title,
        String summary,
        String matter,
        String complainant,
        String state,
        String result,
        boolean handles,
        String action,
        String version,
        Field pending,
        Field area,
        Field text,
        List<Mistake> mistakes) {}
