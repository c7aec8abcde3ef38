package luoshi.rule.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/** The form of a draft. */
public record ClauseFormPage(
        long id,
        int lock,
        String crumb,
        String name,
        String subtitle,
        List<Mistake> mistakes,
        boolean titleFixed,
        Field title,
        Field area,
        Field should,
        Field shouldNot,
        Field countermeasure,
        Field nature,
        Field responsible,
        Field note,
        LintView lint,
        List<Duty> duties) {
    /** A duty; {@code n} counts from 1 as shown, {@code i} from 0 as sent. */
    public record Duty(
            int i,
            String n,
            String id,
            boolean titleFixed,
            Field title,
            Field kind,
            Field subject,
            Field cadence,
            Field count,
            Field night,
            Field offHours,
            Field unannounced,
            Field accepts,
            Field units,
            Field posts,
            Field staff,
            Field extra,
            Field stages,
            Field occasion,
            Field dueDays) {}
}
