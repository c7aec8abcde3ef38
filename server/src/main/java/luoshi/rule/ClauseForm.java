package luoshi.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageFacts.Staff;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.kernel.Reason;
import luoshi.rule.ClauseDraft.DutyDraft;
import luoshi.web.Form;

/** Between the form of a clause and its draft, in both directions. Duties are numbered fields: {@code d0.title} … */
final class ClauseForm {
    static final int MOST_DUTIES = 20;
    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_TEXT = 4000;

    private ClauseForm() {}

    /** How many duties the form shows. */
    static int duties(Form form) {
        int count = 0;
        while (count < MOST_DUTIES && !form.all("d" + count + ".row").isEmpty()) {
            count++;
        }
        return count;
    }

    /** Reads the form; what does not fit stays with it. A duty that is wholly untouched is left out. */
    static ClauseDraft read(Form form) {
        var duties = new ArrayList<DutyDraft>();
        for (int i = 0; i < duties(form); i++) {
            duties.add(duty(form, "d" + i + "."));
        }
        var nature = form.all("nature");
        return new ClauseDraft(
                form.text("title", LONGEST_TITLE, true),
                form.id("area"),
                form.text("should", LONGEST_TEXT, false),
                form.text("shouldNot", LONGEST_TEXT, false),
                form.text("countermeasure", LONGEST_TEXT, false),
                nature.contains("HARDWARE"),
                !nature.contains("INTANGIBLE"),
                nature.contains("ZERO"),
                form.idOrNull("responsible"),
                form.text("note", 400, false),
                duties);
    }

    private static DutyDraft duty(Form form, String d) {
        var kind = form.one(d + "kind", DutyKind.class);
        var subject = form.one(d + "subject", SubjectKind.class);
        var cadence = form.one(d + "cadence", Cadence.class);
        var accepts = form.some(d + "accepts", EvidenceKind.class);
        if (accepts.isEmpty()) {
            form.refuse(d + "accepts", Reason.of("reason.rule.accepts-none"));
        }
        var units = form.ids(d + "units");
        if (units.isEmpty()) {
            form.refuse(d + "units", Reason.of("reason.rule.units-none"));
        }
        var occasion = cadence == Cadence.PER_OCCASION ? form.text(d + "occasion", 40, true) : "";
        if (subject == SubjectKind.UNIT && (cadence == Cadence.PER_SHIFT || cadence == Cadence.PER_OCCASION)) {
            form.refuse(d + "subject", Reason.of("reason.rule.unit-cadence"));
        }
        var extra = form.all(d + "extra");
        return new DutyDraft(
                form.idOrNull(d + "id"),
                form.text(d + "title", LONGEST_TITLE, true),
                kind,
                subject,
                cadence,
                form.whole(d + "count", 1, 100, 1),
                share(form, d + "night"),
                share(form, d + "offHours"),
                share(form, d + "unannounced"),
                new HashSet<>(accepts),
                units,
                form.ids(d + "posts"),
                form.some(d + "staff", Staff.class),
                extra.contains("LEADERS"),
                extra.contains("STANDBY"),
                cadence == Cadence.KEY_TIME_STAGE ? form.some(d + "stages", KeyTime.Part.class) : List.of(),
                occasion.isEmpty() ? null : occasion,
                cadence == Cadence.PER_OCCASION ? form.whole(d + "dueDays", 0, 366, 0) : 0);
    }

    private static double share(Form form, String name) {
        return form.whole(name, 0, 100, 0) / 100.0;
    }

    /** The form of a stored draft. */
    static Form of(ClauseRow clause, ClauseRow.VersionRow version, List<ClauseRow.DutyRow> duties) {
        var form = Form.empty()
                .put("title", clause.title())
                .put("area", version.area())
                .put("should", version.should())
                .put("shouldNot", version.shouldNot())
                .put("countermeasure", version.countermeasure())
                .put("note", version.changeNote());
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
        form.put("nature", nature.toArray());
        if (version.responsible() != null) {
            form.put("responsible", version.responsible());
        }
        for (int i = 0; i < duties.size(); i++) {
            put(form, "d" + i + ".", duties.get(i).draft());
        }
        return form;
    }

    private static void put(Form form, String d, DutyDraft duty) {
        var extra = new ArrayList<String>();
        if (duty.leadersOnly()) {
            extra.add("LEADERS");
        }
        if (duty.standby()) {
            extra.add("STANDBY");
        }
        form.put(d + "row", 1)
                .put(d + "id", duty.id() == null ? "" : duty.id())
                .put(d + "title", duty.title())
                .put(d + "kind", duty.kind())
                .put(d + "subject", duty.subject())
                .put(d + "cadence", duty.cadence())
                .put(d + "count", duty.count())
                .put(d + "night", percent(duty.nightShare()))
                .put(d + "offHours", percent(duty.offHoursShare()))
                .put(d + "unannounced", percent(duty.unannouncedShare()))
                .put(d + "accepts", duty.accepts().toArray())
                .put(d + "units", duty.units().toArray())
                .put(d + "posts", duty.posts().toArray())
                .put(d + "staff", duty.staff().toArray())
                .put(d + "extra", extra.toArray())
                .put(d + "stages", duty.stages().toArray())
                .put(d + "occasion", duty.occasionKind() == null ? "" : duty.occasionKind())
                .put(d + "dueDays", duty.occasionDueDays());
    }

    private static String percent(double share) {
        return share == 0 ? "" : Long.toString(Math.round(share * 100));
    }

    /** Adds an empty duty that binds the people of the unit once a month. */
    static void addDuty(Form form, long unit) {
        int i = duties(form);
        if (i < MOST_DUTIES) {
            put(
                    form,
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
    static Form without(Form form, int removed) {
        var kept = new HashMap<String, List<String>>();
        for (var name : NAMES) {
            kept.put(name, form.all(name));
        }
        int next = 0;
        for (int i = 0; i < duties(form); i++) {
            if (i != removed) {
                for (var part : PARTS) {
                    kept.put("d" + next + "." + part, form.all("d" + i + "." + part));
                }
                next++;
            }
        }
        return new Form(kept);
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
