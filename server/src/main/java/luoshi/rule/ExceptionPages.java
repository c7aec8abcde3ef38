package luoshi.rule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.organisation.Areas;
import luoshi.organisation.People;
import luoshi.organisation.Person;
import luoshi.organisation.Unit;
import luoshi.organisation.Units;
import luoshi.rule.JdbcExceptions.ExclusionRow;
import luoshi.rule.JdbcExceptions.ExemptionRow;
import luoshi.rule.web.ExceptionsPage;
import luoshi.rule.web.ExclusionFormPage;
import luoshi.rule.web.ExemptionFormPage;
import luoshi.rule.web.Mark;
import luoshi.web.Field;
import luoshi.web.Form;
import luoshi.web.ShownForm;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads exemptions and 不适用 for their pages. */
@Component
class ExceptionPages {
    private static final int SOON_DAYS = 30;

    private final JdbcExceptions exceptions;
    private final Duties duties;
    private final Areas areas;
    private final Units units;
    private final People people;
    private final Clock clock;

    ExceptionPages(JdbcExceptions exceptions, Duties duties, Areas areas, Units units, People people, Clock clock) {
        this.exceptions = exceptions;
        this.duties = duties;
        this.areas = areas;
        this.units = units;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Both lists.
     *
     * @param of the exemption whose form was refused, or 0
     * @throws Missing when the actor does not see that exemption
     */
    @Transactional(readOnly = true)
    public ExceptionsPage page(Form form, long of, Actor actor, Texts t) {
        var today = LocalDate.now(clock);
        var rows = exceptions.exemptions();
        if (of > 0 && rows.stream().noneMatch(row -> row.id() == of)) {
            throw new Missing("exemption", of);
        }
        var exemptions = rows.stream()
                .map(row -> exemption(row, row.id() == of ? form : Form.empty(), actor, today, t))
                .toList();
        var exclusions = exceptions.exclusions().stream()
                .map(row -> exclusion(row, actor, today, t))
                .toList();
        var running = exemptions.stream()
                .filter(one -> one.state().tone().equals("acc"))
                .count();
        var standing =
                exclusions.stream().filter(one -> !one.state().tone().isEmpty()).count();
        return new ExceptionsPage(
                t.get("rule.exceptions.summary", Long.toString(running), Long.toString(standing)),
                Permission.EXEMPT.heldBy(actor),
                form.shown(t, ids(of)).mistakes(),
                exemptions,
                exclusions);
    }

    private static ExceptionsPage.Exemption exemption(
            ExemptionRow row, Form form, Actor actor, LocalDate today, Texts t) {
        var running = row.to().isAfter(today);
        var state = !running
                ? new Mark("", "circle-minus", t.get("rule.exemption.over"))
                : row.from().isAfter(today)
                        ? new Mark("", "clock", t.get("rule.exemption.to-come"))
                        : new Mark("acc", "circle-check", t.get("rule.exemption.running"));
        if (form.text("end").isEmpty()) {
            form.put("end", today);
        }
        var shown = form.shown(t, ids(row.id()));
        return new ExceptionsPage.Exemption(
                row.id(),
                row.person() == null ? row.unitName() : t.get("rule.exemption.who", row.personName(), row.unitName()),
                row.dutyTitle(),
                "/rules/clauses/" + row.clause(),
                Dates.range(row.from(), row.to(), t),
                row.endedReason().isEmpty()
                        ? row.reason()
                        : t.get("rule.exemption.ended", row.reason(), row.endedReason()),
                t.get("rule.exemption.approved", row.approver(), Dates.table(row.approvedOn())),
                state,
                running && Permission.EXEMPT.heldBy(actor, row.unit()),
                row.to().toString(),
                shown.field("end"),
                shown.field("reason"));
    }

    /** How the ids of the fields of an exemption begin. */
    private static String ids(long exemption) {
        return "x" + exemption + "-";
    }

    private static ExceptionsPage.Exclusion exclusion(ExclusionRow row, Actor actor, LocalDate today, Texts t) {
        var standing = row.revokedOn() == null;
        var state = !standing
                ? new Mark("", "circle-minus", t.get("rule.exclusion.revoked", Dates.table(row.revokedOn())))
                : row.reviewOn().isBefore(today)
                        ? new Mark("bad", "alert-circle", t.get("rule.exclusion.overdue"))
                        : row.reviewOn().isBefore(today.plusDays(SOON_DAYS))
                                ? new Mark("warn", "clock", t.get("rule.exclusion.soon"))
                                : new Mark("good", "circle-check", t.get("rule.exclusion.standing"));
        return new ExceptionsPage.Exclusion(
                row.id(),
                row.version(),
                row.unitName(),
                t.english() ? row.subjectEnglish() : row.subject(),
                row.clause() == null ? "" : "/rules/clauses/" + row.clause(),
                row.reason(),
                row.signer(),
                Dates.table(row.signedOn()),
                Dates.table(row.reviewOn()),
                state,
                standing && Permission.EXEMPT.heldBy(actor, row.unit()));
    }

    @Transactional(readOnly = true)
    public ExemptionFormPage exemptionForm(Form form, Actor actor, Texts t) {
        var today = LocalDate.now(clock);
        var shown = form.shown(t);
        var own = own(actor, today);
        return new ExemptionFormPage(
                shown.mistakes(),
                duty(shown, today, t),
                shown.choice(
                        "person",
                        t.get("rule.choose"),
                        people.workingIn(own.stream().map(Unit::id).toList(), today),
                        Person::id,
                        Person::name),
                shown.choice("unit", t.get("rule.choose"), own, Unit::id, Unit::name),
                shown.field("from"),
                shown.field("last"),
                shown.field("reason"));
    }

    @Transactional(readOnly = true)
    public ExclusionFormPage exclusionForm(Form form, Actor actor, Texts t) {
        var today = LocalDate.now(clock);
        var shown = form.shown(t);
        return new ExclusionFormPage(
                shown.mistakes(),
                shown.choice("unit", t.get("rule.choose"), own(actor, today), Unit::id, Unit::name),
                Views.areas(shown, "area", areas, t.get("rule.exclusion.no-area"), t),
                duty(shown, today, t),
                shown.field("reason"));
    }

    private Field duty(ShownForm shown, LocalDate today, Texts t) {
        return shown.choice(
                "duty",
                t.get("rule.choose"),
                duties.inForce(today),
                DutyLine::id,
                duty -> t.get("rule.duty.option", duty.title(), duty.reference(), duty.sourceTitle()));
    }

    private List<Unit> own(Actor actor, LocalDate today) {
        return units.tree(today).stream().filter(unit -> actor.sees(unit.id())).toList();
    }
}
