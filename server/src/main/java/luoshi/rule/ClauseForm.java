package luoshi.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageFacts.Staff;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.rule.ClauseDraft.DutyDraft;
import org.springframework.util.LinkedMultiValueMap;

/** Between the form of a clause and its draft, in both directions. Duties are numbered fields: {@code d0.title} … */
final class ClauseForm {
    static final int MOST_DUTIES = 20;
    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_TEXT = 4000;

    private ClauseForm() {}

    /** How many duties the form shows. */
    static int duties(Fields fields) {
        int count = 0;
        while (count < MOST_DUTIES && !fields.all("d" + count + ".row").isEmpty()) {
            count++;
        }
        return count;
    }

    /** Reads the form; faults stay with the fields. A duty that is wholly untouched is left out. */
    static ClauseDraft read(Fields fields) {
        var duties = new ArrayList<DutyDraft>();
        for (int i = 0; i < duties(fields); i++) {
            duties.add(duty(fields, "d" + i + "."));
        }
        var nature = fields.all("nature");
        return new ClauseDraft(
                fields.text("title", LONGEST_TITLE, true),
                fields.id("area", true).orElse(0L),
                fields.text("should", LONGEST_TEXT, false),
                fields.text("shouldNot", LONGEST_TEXT, false),
                fields.text("countermeasure", LONGEST_TEXT, false),
                nature.contains("HARDWARE"),
                !nature.contains("INTANGIBLE"),
                nature.contains("ZERO"),
                fields.id("responsible", false).orElse(null),
                fields.text("note", 400, false),
                duties);
    }

    private static DutyDraft duty(Fields fields, String d) {
        var kind = fields.one(d + "kind", DutyKind.class);
        var subject = fields.one(d + "subject", SubjectKind.class);
        var cadence = fields.one(d + "cadence", Cadence.class);
        var accepts = fields.some(d + "accepts", EvidenceKind.class);
        if (accepts.isEmpty()) {
            fields.fault(d + "accepts", "accepts-none");
        }
        var units = fields.ids(d + "units");
        if (units.isEmpty()) {
            fields.fault(d + "units", "units-none");
        }
        var occasion = cadence == Cadence.PER_OCCASION ? fields.text(d + "occasion", 40, true) : "";
        if (subject == SubjectKind.UNIT && (cadence == Cadence.PER_SHIFT || cadence == Cadence.PER_OCCASION)) {
            fields.fault(d + "subject", "unit-cadence");
        }
        var extra = fields.all(d + "extra");
        return new DutyDraft(
                fields.id(d + "id", false).orElse(null),
                fields.text(d + "title", LONGEST_TITLE, true),
                kind == null ? DutyKind.PERFORM : kind,
                subject == null ? SubjectKind.PERSON : subject,
                cadence == null ? Cadence.MONTHLY : cadence,
                fields.number(d + "count", 1, 100, 1),
                share(fields, d + "night"),
                share(fields, d + "offHours"),
                share(fields, d + "unannounced"),
                new HashSet<>(accepts),
                units,
                fields.ids(d + "posts"),
                fields.some(d + "staff", Staff.class),
                extra.contains("LEADERS"),
                extra.contains("STANDBY"),
                cadence == Cadence.KEY_TIME_STAGE ? fields.some(d + "stages", KeyTime.Part.class) : List.of(),
                occasion.isEmpty() ? null : occasion,
                cadence == Cadence.PER_OCCASION ? fields.number(d + "dueDays", 0, 366, 0) : 0);
    }

    private static double share(Fields fields, String name) {
        return fields.number(name, 0, 100, 0) / 100.0;
    }

    /** The form of a stored draft. */
    static Fields of(ClauseRow clause, ClauseRow.VersionRow version, List<ClauseRow.DutyRow> duties) {
        var fields = Fields.empty()
                .with("title", clause.title())
                .with("area", version.area())
                .with("should", version.should())
                .with("shouldNot", version.shouldNot())
                .with("countermeasure", version.countermeasure())
                .with("note", version.changeNote());
        var nature = new ArrayList<String>();
        if (version.hardware()) {
            nature.add("HARDWARE");
        }
        if (!version.tangible()) {
            nature.add("INTANGIBLE");
        }
        if (version.zeroTolerance()) {
            nature.add("ZERO");
        }
        fields.with("nature", nature.toArray());
        if (version.responsible() != null) {
            fields.with("responsible", version.responsible());
        }
        for (int i = 0; i < duties.size(); i++) {
            put(fields, "d" + i + ".", duties.get(i).draft());
        }
        return fields;
    }

    private static void put(Fields fields, String d, DutyDraft duty) {
        var extra = new ArrayList<String>();
        if (duty.leadersOnly()) {
            extra.add("LEADERS");
        }
        if (duty.standby()) {
            extra.add("STANDBY");
        }
        fields.with(d + "row", 1)
                .with(d + "id", duty.id() == null ? "" : duty.id())
                .with(d + "title", duty.title())
                .with(d + "kind", duty.kind())
                .with(d + "subject", duty.subject())
                .with(d + "cadence", duty.cadence())
                .with(d + "count", duty.count())
                .with(d + "night", percent(duty.nightShare()))
                .with(d + "offHours", percent(duty.offHoursShare()))
                .with(d + "unannounced", percent(duty.unannouncedShare()))
                .with(d + "accepts", duty.accepts().toArray())
                .with(d + "units", duty.units().toArray())
                .with(d + "posts", duty.posts().toArray())
                .with(d + "staff", duty.staff().toArray())
                .with(d + "extra", extra.toArray())
                .with(d + "stages", duty.stages().toArray())
                .with(d + "occasion", duty.occasionKind() == null ? "" : duty.occasionKind())
                .with(d + "dueDays", duty.occasionDueDays());
    }

    private static String percent(double share) {
        return share == 0 ? "" : Long.toString(Math.round(share * 100));
    }

    /** Adds an empty duty that binds the people of the unit once a month. */
    static void addDuty(Fields fields, long unit) {
        int i = duties(fields);
        if (i < MOST_DUTIES) {
            put(
                    fields,
                    "d" + i + ".",
                    new DutyDraft(
                            null,
                            "",
                            DutyKind.PERFORM,
                            SubjectKind.PERSON,
                            Cadence.MONTHLY,
                            1,
                            0,
                            0,
                            0,
                            new HashSet<>(List.of(EvidenceKind.ACT, EvidenceKind.RECORD)),
                            List.of(unit),
                            List.of(),
                            List.of(),
                            false,
                            false,
                            List.of(),
                            null,
                            0));
        }
    }

    /** The same form without one of its duties. */
    static Fields without(Fields fields, int removed) {
        var kept = new LinkedMultiValueMap<String, String>();
        for (var name : NAMES) {
            kept.put(name, fields.all(name));
        }
        int next = 0;
        for (int i = 0; i < duties(fields); i++) {
            if (i != removed) {
                for (var part : PARTS) {
                    kept.put("d" + next + "." + part, fields.all("d" + i + "." + part));
                }
                next++;
            }
        }
        return new Fields(kept);
    }

    private static final List<String> NAMES = Arrays.asList(
            "version", "title", "area", "should", "shouldNot", "countermeasure", "nature", "responsible", "note");
    private static final List<String> PARTS = Arrays.asList(
            "row",
            "id",
            "title",
            "kind",
            "subject",
            "cadence",
            "count",
            "night",
            "offHours",
            "unannounced",
            "accepts",
            "units",
            "posts",
            "staff",
            "extra",
            "stages",
            "occasion",
            "dueDays");
}
