package luoshi.referral.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/**
 * One referral.
 *
 * @param received who received it and when, or an empty text
 * @param answer what was answered, or an empty text
 * @param receives whether the reader can receive it now
 * @param answers whether the reader can answer it now
 */
public record ReferralPage(
        String title,
        String summary,
        String matter,
        String received,
        String answer,
        boolean receives,
        boolean answers,
        String action,
        String version,
        Field text,
        List<Mistake> mistakes) {}
