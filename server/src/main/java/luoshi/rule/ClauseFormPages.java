package luoshi.rule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
import luoshi.rule.web.Options;
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
        var fields = ClauseForm.of(whole.clause(), draft, duties.of(draft.id()));
        if (ClauseForm.duties(fields) == 0) {
            ClauseForm.addDuty(fields, whole.clause().ownerUnit());
        }
        return page(id, fields.with("version", whole.clause().lock()), actor, t);
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
    public ClauseFormPage page(long id, Fields fields, Actor actor, Texts t) {
        var whole = clauses.find(id);
        var clause = whole.clause();
        Permission.WRITE_RULES.require(actor, clause.ownerUnit());
        var draft = whole.draft().orElseThrow(() -> new Missing("draft of clause", id));
        var today = LocalDate.now(clock);
        var views = new Views(fields, t);
        var below = units.below(clause.ownerUnit(), today);
        var leaders = people.workingIn(below.stream().map(Unit::id).toList(), today).stream()
                .filter(person -> person.staff() == StaffKind.OFFICER)
                .toList();
        var published = duties.of(draft.id()).stream()
                .filter(ClauseRow.DutyRow::published)
                .map(duty -> Long.toString(duty.id()))
                .toList();
        if (whole.everPublished()) {
            fields.with("title", clause.title());
        }
        var duty = new ArrayList<ClauseFormPage.Duty>();
        for (int i = 0; i < ClauseForm.duties(fields); i++) {
            duty.add(duty(i, fields, views, below, published, t));
        }
        return new ClauseFormPage(
                id,
                clause.lock(),
                t.get("rule.source.quoted", clause.sourceTitle()),
                t.get("rule.name", clause.reference(), clause.title()).strip(),
                t.get("rule.form.subtitle", clause.sourceTitle(), Integer.toString(draft.number())),
                views.mistakes(),
                whole.everPublished(),
                views.field("title"),
                views.areas("area", areas, t.get("rule.choose")),
                views.field("should"),
                views.field("shouldNot"),
                views.field("countermeasure"),
                nature(views, t),
                views.optional("responsible", t.get("rule.form.nobody"), leaders, Person::id, Person::name),
                views.field("note"),
                LintViews.of(fields.text("should"), fields.text("shouldNot"), fields.text("countermeasure"), t),
                duty);
    }

    private static Options nature(Views views, Texts t) {
        return views.options(
                "nature",
                List.of("HARDWARE", "INTANGIBLE", "ZERO"),
                one -> one,
                one -> t.get("rule.nature." + one),
                one -> 0);
    }

    private ClauseFormPage.Duty duty(
            int i, Fields fields, Views views, List<Unit> below, List<String> published, Texts t) {
        var d = "d" + i + ".";
        var id = fields.text(d + "id");
        return new ClauseFormPage.Duty(
                i,
                Integer.toString(i + 1),
                id,
                published.contains(id),
                views.field(d + "title"),
                views.constants(d + "kind", DutyKind.class, "duty-kind."),
                views.constants(d + "subject", SubjectKind.class, "rule.subject."),
                cadences(d, views, t),
                views.field(d + "count"),
                views.field(d + "night"),
                views.field(d + "offHours"),
                views.field(d + "unannounced"),
                views.constants(d + "accepts", EvidenceKind.class, "evidence-kind."),
                views.units(d + "units", below),
                views.options(
                        d + "posts",
                        posts.all().stream()
                                .filter(post -> !post.retired()
                                        || fields.all(d + "posts").contains(Long.toString(post.id())))
                                .toList(),
                        Post::id,
                        post -> post.name(t.english()),
                        post -> 0),
                views.constants(d + "staff", Staff.class, "rule.staff."),
                views.options(
                        d + "extra",
                        List.of("LEADERS", "STANDBY"),
                        one -> one,
                        one -> t.get("rule.extra." + one),
                        one -> 0),
                views.constants(d + "stages", KeyTime.Part.class, "rule.stage."),
                views.field(d + "occasion"),
                views.field(d + "dueDays"));
    }

    private static Options cadences(String d, Views views, Texts t) {
        return views.options(
                d + "cadence",
                Arrays.asList(Cadence.values()),
                Enum::name,
                cadence -> t.get("rule.cadence." + cadence.name()),
                cadence -> 0);
    }
}
