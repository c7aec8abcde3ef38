package luoshi.rule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageFacts.Staff;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.organisation.Areas;
import luoshi.organisation.People;
import luoshi.organisation.Person;
import luoshi.organisation.Post;
import luoshi.organisation.Posts;
import luoshi.organisation.StaffKind;
import luoshi.organisation.Unit;
import luoshi.organisation.Units;
import luoshi.rule.web.ClauseFormPage;
import luoshi.web.Form;
import luoshi.web.ShownForm;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the form of a clause shows. */
@Component
class ClauseFormPages {
    private final JdbcClauses clauses;
    private final JdbcDuties duties;
    private final Areas areas;
    private final Posts posts;
    private final Units units;
    private final People people;
    private final Clock clock;

    ClauseFormPages(
            JdbcClauses clauses, JdbcDuties duties, Areas areas, Posts posts, Units units, People people, Clock clock) {
        this.clauses = clauses;
        this.duties = duties;
        this.areas = areas;
        this.posts = posts;
        this.units = units;
        this.people = people;
        this.clock = clock;
    }

    /** The stored draft as a form. */
    @Transactional(readOnly = true)
    public ClauseFormPage stored(long id, Actor actor, Texts t) {
        var whole = clauses.find(id);
        Permission.WRITE_RULES.require(actor, whole.clause().ownerUnit());
        var draft = whole.draft().orElseThrow(() -> new Missing("draft of clause", id));
        var form = ClauseForm.of(whole.clause(), draft, duties.of(draft.id()));
        if (ClauseForm.duties(form) == 0) {
            ClauseForm.addDuty(form, whole.clause().ownerUnit());
        }
        return page(id, form.put("version", whole.clause().lock()), actor, t);
    }

    /** The owner of the clause, whose units its duties may bind. */
    @Transactional(readOnly = true)
    public long owner(long id, Actor actor) {
        var whole = clauses.find(id);
        Permission.WRITE_RULES.require(actor, whole.clause().ownerUnit());
        return whole.clause().ownerUnit();
    }

    /** The form with what was typed. */
    @Transactional(readOnly = true)
    public ClauseFormPage page(long id, Form form, Actor actor, Texts t) {
        var whole = clauses.find(id);
        var clause = whole.clause();
        Permission.WRITE_RULES.require(actor, clause.ownerUnit());
        var draft = whole.draft().orElseThrow(() -> new Missing("draft of clause", id));
        var today = LocalDate.now(clock);
        var shown = form.shown(t);
        var below = units.below(clause.ownerUnit(), today);
        var leaders = people.workingIn(below.stream().map(Unit::id).toList(), today).stream()
                .filter(person -> person.staff() == StaffKind.OFFICER)
                .toList();
        var published = duties.of(draft.id()).stream()
                .filter(ClauseRow.DutyRow::published)
                .map(duty -> Long.toString(duty.id()))
                .toList();
        if (whole.everPublished()) {
            form.put("title", clause.title());
        }
        var duty = new ArrayList<ClauseFormPage.Duty>();
        for (int i = 0; i < ClauseForm.duties(form); i++) {
            duty.add(duty(i, form, shown, below, published, t));
        }
        return new ClauseFormPage(
                id,
                clause.lock(),
                t.get("rule.source.quoted", clause.sourceTitle()),
                t.get("rule.name", clause.reference(), clause.title()).strip(),
                t.get("rule.form.subtitle", clause.sourceTitle(), Integer.toString(draft.number())),
                shown.mistakes(),
                whole.everPublished(),
                shown.field("title"),
                Views.areas(shown, "area", areas, t.get("rule.choose"), t),
                shown.field("should"),
                shown.field("shouldNot"),
                shown.field("countermeasure"),
                shown.choice(
                        "nature",
                        null,
                        List.of("HARDWARE", "INTANGIBLE", "ZERO"),
                        one -> one,
                        one -> t.get("rule.nature." + one)),
                shown.choice("responsible", t.get("rule.form.nobody"), leaders, Person::id, Person::name),
                shown.field("note"),
                LintViews.of(form.text("should"), form.text("shouldNot"), form.text("countermeasure"), t),
                duty);
    }

    private ClauseFormPage.Duty duty(
            int i, Form form, ShownForm shown, List<Unit> below, List<String> published, Texts t) {
        var d = "d" + i + ".";
        var id = form.text(d + "id");
        return new ClauseFormPage.Duty(
                i,
                Integer.toString(i + 1),
                id,
                published.contains(id),
                shown.field(d + "title"),
                shown.constants(d + "kind", DutyKind.class, one -> t.get("duty-kind." + one)),
                shown.constants(d + "subject", SubjectKind.class, one -> t.get("rule.subject." + one)),
                shown.constants(d + "cadence", Cadence.class, one -> t.get("rule.cadence." + one)),
                shown.field(d + "count"),
                shown.field(d + "night"),
                shown.field(d + "offHours"),
                shown.field(d + "unannounced"),
                shown.constants(d + "accepts", EvidenceKind.class, one -> t.get("evidence-kind." + one)),
                Views.units(shown, d + "units", below),
                shown.choice(
                        d + "posts",
                        null,
                        posts.all().stream()
                                .filter(post ->
                                        !post.retired() || form.all(d + "posts").contains(Long.toString(post.id())))
                                .toList(),
                        Post::id,
                        post -> post.name(t.english())),
                shown.constants(d + "staff", Staff.class, one -> t.get("rule.staff." + one)),
                shown.choice(
                        d + "extra",
                        null,
                        List.of("LEADERS", "STANDBY"),
                        one -> one,
                        one -> t.get("rule.extra." + one)),
                shown.constants(d + "stages", KeyTime.Part.class, one -> t.get("rule.stage." + one)),
                shown.field(d + "occasion"),
                shown.field(d + "dueDays"));
    }
}
