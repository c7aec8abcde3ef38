package luoshi.rectification.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import luoshi.calendar.Calendars;
import luoshi.engine.calendar.OffHours;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.rectification.Problem;
import luoshi.rectification.ProblemViews;
import luoshi.rectification.domain.Lateness;
import luoshi.rectification.domain.Lateness.Extended;
import luoshi.rectification.domain.Matter;
import luoshi.rectification.domain.ProblemState;
import luoshi.rectification.domain.Rules;
import luoshi.rectification.web.ProblemActs.Offer;
import luoshi.rectification.web.ProblemPage.Fact;
import luoshi.rectification.web.ProblemPage.Found;
import luoshi.rectification.web.ProblemPage.Link;
import luoshi.rectification.web.ProblemPage.Related;
import luoshi.rectification.web.ProblemPage.Tag;
import luoshi.supervision.Finding;
import luoshi.supervision.FindingOutcome;
import luoshi.supervision.Findings;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Draws a problem's page. */
@Component
class ProblemPages {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final ProblemViews views;
    private final JdbcProblemDetails details;
    private final ProblemActs acts;
    private final ProblemSteps steps;
    private final Findings findings;
    private final Calendars calendars;
    private final Clock clock;

    ProblemPages(
            ProblemViews views,
            JdbcProblemDetails details,
            ProblemActs acts,
            ProblemSteps steps,
            Findings findings,
            Calendars calendars,
            Clock clock) {
        this.views = views;
        this.details = details;
        this.acts = acts;
        this.steps = steps;
        this.findings = findings;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * The page; with a refused form in its place.
     *
     * @throws Missing when the problem is not there or not visible
     */
    @Transactional(readOnly = true)
    ProblemPage page(Actor actor, Texts t, long id, String done, @Nullable Offer sent, Form refused) {
        var problem = views.find(id).orElseThrow(() -> new Missing("problem", id));
        var matter = problem.matter();
        var today = LocalDate.now(clock);
        var late = late(matter, today);
        var people = people(matter);
        var plan = views.told(problem);
        return new ProblemPage(
                problem.title(),
                problem.number(),
                tags(t, problem, late),
                summary(t, problem, people, late),
                done.isEmpty() ? "" : t.get("problem.done"),
                problem.facts(),
                new Link(
                        views.clause(problem.clauseId()),
                        problem.clauseId() == null ? "" : "/rules/clauses/" + problem.clauseId()),
                found(t, problem),
                t.get(
                        "problem.measures.caption",
                        matter.measures().size(),
                        matter.measures().stream()
                                .filter(one -> one.doneOn() != null)
                                .count()),
                matter.measures().stream()
                        .map(one -> measure(t, one, people, today))
                        .toList(),
                steps.of(t, problem, details.steps(id), plan, today),
                steps.stuck(t, problem, plan, today, late),
                people.getOrDefault(matter.verifier() == null ? 0L : matter.verifier(), ""),
                initial(people.getOrDefault(matter.verifier() == null ? 0L : matter.verifier(), "")),
                t.get(matter.outsider() ? "problem.verify.outsider" : "problem.verify.rule", Rules.RECIPROCAL_DAYS),
                verifications(t, id, people),
                lookBacks(t, id),
                related(t, id),
                acts.acts(actor, t, problem, views.party(actor, problem), sent, refused));
    }

    private int late(Matter matter, LocalDate today) {
        return matter.due() == null || !matter.state().open()
                ? 0
                : Lateness.workingDays(matter.due(), today, calendars.current());
    }

    private Map<Long, String> people(Matter matter) {
        var ids = new HashSet<>(matter.hands());
        for (var one : new Long[] {matter.verifier(), matter.verifiedBy()}) {
            if (one != null) {
                ids.add(one);
            }
        }
        return views.people(ids);
    }

    private static String initial(String name) {
        return name.isEmpty() ? "" : name.substring(0, 1);
    }

    private List<Tag> tags(Texts t, Problem problem, int late) {
        var matter = problem.matter();
        var tags = new ArrayList<Tag>();
        if (problem.zeroTolerance()) {
            tags.add(new Tag("bad", "alert-octagon", t.get("problem.zero")));
        }
        if (late > 0) {
            tags.add(new Tag("bad", "clock", t.get("problem.late", late)));
        }
        tags.add(new Tag(
                late > 0 ? "" : Signs.of(matter.state(), 0),
                Signs.icon(matter.state(), 0),
                t.get("problem.state." + matter.state())));
        if (matter.relapses() > 0) {
            tags.add(new Tag("warn", "rotate-2", t.get("problem.relapses", matter.relapses())));
        }
        if (matter.sentBack() > 0) {
            tags.add(new Tag("", "arrow-back-up", t.get("problem.sent-back", matter.sentBack())));
        }
        return tags;
    }

    private String summary(Texts t, Problem problem, Map<Long, String> people, int late) {
        var matter = problem.matter();
        if (matter.state() == ProblemState.WITHDRAWN) {
            return t.get("problem.summary.withdrawn", Objects.toString(problem.withdrawalReason(), ""));
        }
        if (matter.leader() == null || matter.leadUnit() == null || matter.due() == null) {
            return t.get("problem.summary.nobody");
        }
        var unit = views.units(List.of(matter.leadUnit())).getOrDefault(matter.leadUnit(), "");
        var text = t.get("problem.summary", people.getOrDefault(matter.leader(), ""), unit, t.day(matter.due()));
        var ever = everLate(problem);
        return late == 0 && ever > 0 ? text + t.get("problem.summary.ever", ever) : text;
    }

    private int everLate(Problem problem) {
        var matter = problem.matter();
        var due = Objects.requireNonNull(matter.due());
        var until = matter.state().open() || problem.verifiedAt() == null
                ? LocalDate.now(clock)
                : OffHours.dateOf(problem.verifiedAt());
        var extended = details.granted(problem.id()).stream()
                .map(granted -> new Extended(granted.before(), OffHours.dateOf(granted.at())))
                .toList();
        return Lateness.everLate(extended, due, until, calendars.current());
    }

    private List<Found> found(Texts t, Problem problem) {
        return findings.byIds(details.findings(problem.id())).stream()
                .map(finding -> found(t, finding))
                .toList();
    }

    private Found found(Texts t, Finding finding) {
        var about = finding.personId() == null
                ? ""
                : views.people(List.of(finding.personId())).getOrDefault(finding.personId(), "");
        var withdrawn = finding.outcome() == FindingOutcome.WITHDRAWN;
        return new Found(
                time(finding.foundAt()),
                finding.seen(),
                about,
                withdrawn ? "" : finding.severity() >= 3 ? "bad" : "warn",
                t.get(withdrawn ? "problem.finding.withdrawn" : "problem.severity." + finding.severity()));
    }

    static String time(Instant at) {
        return TIME.format(at.atZone(OffHours.CHINA));
    }

    private ProblemPage.Measure measure(Texts t, Matter.Measure one, Map<Long, String> people, LocalDate today) {
        var late = one.open() ? Lateness.workingDays(one.due(), today, calendars.current()) : 0;
        var state = one.dropped() != null ? "dropped" : one.doneOn() != null ? "done" : late > 0 ? "late" : "open";
        return new ProblemPage.Measure(
                one.what(),
                people.getOrDefault(one.doer(), ""),
                t.shortDay(one.due()),
                late > 0 ? "bad b" : "",
                one.dropped() != null ? one.dropped() : one.doneOn() != null ? one.note() : one.proof(),
                state.equals("done") ? "good" : late > 0 ? "bad" : "",
                state.equals("done") ? "check" : late > 0 ? "clock" : state.equals("dropped") ? "x" : "circle-dashed",
                late > 0 ? t.get("problem.late", late) : t.get("problem.measure." + state));
    }

    private List<Fact> verifications(Texts t, long id, Map<Long, String> known) {
        var rows = details.verifications(id);
        var names = views.people(
                rows.stream().map(JdbcProblemDetails.Verified::verifier).toList());
        var facts = new ArrayList<Fact>();
        for (var row : rows) {
            facts.add(new Fact(
                    t.get("problem.verify.times", facts.size() + 1),
                    t.get(
                            row.accepted() ? "problem.verify.accepted" : "problem.verify.refused",
                            time(row.at()),
                            names.getOrDefault(row.verifier(), known.getOrDefault(row.verifier(), "")),
                            row.good(),
                            row.looked(),
                            row.needed()),
                    row.accepted() ? "good" : "bad"));
        }
        return facts;
    }

    private List<Fact> lookBacks(Texts t, long id) {
        return details.lookBacks(id).stream()
                .map(look -> {
                    var key = look.held() == null ? "due" : look.held() ? "held" : "broke";
                    return new Fact(
                            t.get("problem.look.day", look.days()),
                            t.get("problem.look." + key, t.day(look.due())) + look.text(),
                            look.held() == null ? "" : look.held() ? "good" : "bad");
                })
                .toList();
    }

    private List<Related> related(Texts t, long id) {
        var kin = details.kin(id);
        return kin.size() < 2
                ? List.of()
                : kin.stream()
                        .map(one -> new Related(
                                one.number(),
                                one.id() == id ? "" : "/problems/" + one.id(),
                                t.get("problem.related.opened", t.shortDay(OffHours.dateOf(one.opened()))),
                                t.get("problem.state." + one.state()),
                                one.state() == ProblemState.RELAPSED ? "warn" : "acc"))
                        .toList();
    }
}
