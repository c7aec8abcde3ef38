package luoshi.rule.web;

import java.util.List;

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
        Options area,
        Field should,
        Field shouldNot,
        Field countermeasure,
        Options nature,
        Options responsible,
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
            Options kind,
            Options subject,
            Options cadence,
            Field count,
            Field night,
            Field offHours,
            Field unannounced,
            Options accepts,
            Options units,
            Options posts,
            Options staff,
            Options extra,
            Options stages,
            Field occasion,
            Field dueDays) {}
}
