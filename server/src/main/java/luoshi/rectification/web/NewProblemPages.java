package luoshi.rectification.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.organisation.Area;
import luoshi.organisation.Areas;
import luoshi.organisation.Unit;
import luoshi.organisation.Units;
import luoshi.rectification.ProblemViews;
import luoshi.supervision.Findings;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Draws the form that opens a problem by decision. */
@Component
class NewProblemPages {
    private final Findings findings;
    private final ProblemViews views;
    private final Units units;
    private final Areas areas;
    private final Clock clock;

    NewProblemPages(Findings findings, ProblemViews views, Units units, Areas areas, Clock clock) {
        this.findings = findings;
        this.views = views;
        this.units = units;
        this.areas = areas;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    NewProblemPage page(Actor actor, Texts t, Form form) {
        Permission.LEAD_PROBLEMS.require(actor);
        var ids = form.ids("finding");
        var led = findings.byIds(ids);
        if (led.size() != ids.size()) {
            throw new Missing("finding", ids);
        }
        if (!led.isEmpty()) {
            var last = led.getLast();
            form.fill("unit", last.unitId())
                    .fill("area", last.areaId())
                    .fill("place", last.place())
                    .fill("title", views.clause(last.clauseId()))
                    .fill("facts", last.seen())
                    .fill("severity", last.severity());
        }
        var shown = form.shown(t);
        return new NewProblemPage(
                ids.stream().map(String::valueOf).toList(),
                t.get(led.isEmpty() ? "problem.new.free" : "problem.new.from", led.size()),
                form.text("once").isEmpty() ? UUID.randomUUID().toString() : form.text("once"),
                shown.choice("unit", null, units.tree(LocalDate.now(clock)), Unit::id, Unit::name, Unit::depth),
                shown.choice(
                        "area",
                        null,
                        areas.all().stream().filter(area -> !area.retired()).toList(),
                        Area::id,
                        area -> area.name(t.english())),
                shown.field("place"),
                shown.field("title"),
                shown.field("facts"),
                shown.choice("severity", null, List.of(1, 3, 9), one -> one, one -> t.get("problem.severity." + one)),
                shown.mistakes());
    }
}
