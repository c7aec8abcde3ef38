package luoshi.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.engine.calendar.OffHours;
import luoshi.sample.Bureau.Pattern;
import luoshi.sample.Casting.Cast;
import luoshi.sample.Seen.Found;
import org.jspecify.annotations.Nullable;

/** The problems of the year with every step as far as today. */
final class Stories {
    private static final String RULES = "luoshi";

    private final Tables tables;
    private final Window window;
    private final Casting casting;
    private final Batches batches;
    private final Delays delays;
    private final List<Story> all = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    Stories(Tables tables, Window window, Bureau bureau, People people, Batches batches) {
        this.tables = tables;
        this.window = window;
        this.casting = new Casting(window, bureau, people);
        this.batches = batches;
        this.delays = new Delays(tables, window, casting, batches, this);
    }

    Story open(Found first, String reason, Instant opened, @Nullable Story before) {
        var story = new Story(all.size() + 1L, first, reason, opened, before, window);
        all.add(story);
        return story;
    }

    void write() {
        all.forEach(this::write);
    }

    boolean past(int day) {
        return day < window.present;
    }

    private void write(Story story) {
        var cast = casting.of(story);
        var first = story.first;
        var station = first.unit().station();
        var leaders = first.unit().pattern() == Pattern.LEADERS;
        var aboutChief = cast.chief().equals(first.person());
        var year = OffHours.dateOf(story.opened).getYear();
        var number = numbers.merge(station.code() + year, 1, Integer::sum);
        var state = state(story);
        var assigned = past(story.assigned);
        var claimed = story.claimed.stream().filter(this::past).toList();
        var verified = past(story.verified);
        var settled = state.equals("SETTLED");
        var problem = tables.problem.add(
                "%d-%04d".formatted(year, number),
                station.id(),
                first.unit().id(),
                assigned ? casting.team(story).id() : null,
                aboutChief && station.parent() != null ? station.parent().id() : station.id(),
                first.duty().area().id(),
                first.duty().clause(),
                first.place(),
                first.trouble().link(),
                first.trouble().title(),
                first.seen(),
                first.severity(),
                first.duty().zeroTolerance(),
                story.reason,
                leaders,
                Matters.utc(story.opened),
                state,
                assigned ? cast.lead().id() : null,
                assigned ? window.date(story.due) : null,
                assigned ? window.date(story.due) : null,
                story.before == null ? null : story.before.id,
                story.relapses,
                sentBack(story),
                claimed.isEmpty() ? null : cast.doer().id(),
                claimed.isEmpty() ? null : at(claimed.getLast(), 990),
                claimed.isEmpty() ? "" : "措施都做完了，登记和凭据在队里",
                verified ? cast.verifier().id() : null,
                verified ? at(story.verified, 600) : null,
                settled ? cast.verifier().id() : null,
                settled ? at(story.looks.getLast(), 620) : null,
                story.relapsed() ? at(story.relapseDay(), 700) : null,
                batches.on(window.index(OffHours.dateOf(story.opened))));
        story.findings.forEach(finding -> tables.problemFinding.add(finding, problem));
        story.joined.forEach(found -> step(
                problem,
                found.at(),
                "joined",
                null,
                "",
                List.of(OffHours.dateOf(found.at()).toString())));
        step(problem, story.opened, "opened", null, "", List.of(story.reason));
        if (assigned) {
            step(
                    problem,
                    window.at(story.assigned, 555),
                    "assigned",
                    cast.chief(),
                    "",
                    List.of(
                            cast.lead().name,
                            casting.team(story).name(),
                            window.date(story.due).toString()));
        }
        planned(story, problem, cast);
        verified(story, problem, cast, claimed);
        lookedBack(story, problem, cast);
        delays.write(story, problem, cast, state);
    }

    private void planned(Story story, long problem, Cast cast) {
        if (!past(story.planned)) {
            return;
        }
        step(problem, window.at(story.planned, 1_020), "planned", cast.lead(), "", List.of("" + story.measures.size()));
        for (var measure : story.measures) {
            var done = past(measure.done());
            tables.measure.add(
                    problem,
                    measure.what(),
                    cast.doer().id(),
                    window.date(measure.due()),
                    measure.proof(),
                    window.date(story.planned),
                    done ? window.date(measure.done()) : null,
                    done ? cast.doer().id() : null,
                    done ? "看过：" + measure.proof() : "",
                    batches.on(story.planned));
            if (done) {
                step(problem, window.at(measure.done(), 960), "done", cast.doer(), "", List.of(measure.what()));
            }
        }
    }

    private void verified(Story story, long problem, Cast cast, List<Integer> claimed) {
        for (var i = 0; i < claimed.size(); i++) {
            step(problem, window.at(claimed.get(i), 990), "claimed", cast.doer(), "措施都做完了，登记和凭据在队里", List.of());
            var last = i == story.claimed.size() - 1;
            var day = lookedInto(story, i);
            if (past(day)) {
                var good = last ? 9 + (int) (story.id % 2) : 8;
                var words = last ? "抽 10 起，合规的够数" : "抽 10 起，仍有 2 起不合规";
                tables.verification.add(
                        problem,
                        cast.verifier().id(),
                        cast.lead().id(),
                        at(day, 600),
                        10,
                        good,
                        9,
                        last,
                        words,
                        batches.on(day));
                step(
                        problem,
                        window.at(day, 600),
                        last ? "verified" : "sent-back",
                        cast.verifier(),
                        words,
                        List.of("10", "" + good, "9"));
            }
        }
    }

    private void lookedBack(Story story, long problem, Cast cast) {
        if (!past(story.verified)) {
            return;
        }
        for (var look : story.looks) {
            var done = past(look) && look < story.relapseDay();
            tables.lookBack.add(
                    problem,
                    look - story.verified,
                    window.date(look),
                    done ? at(look, 610) : null,
                    done ? cast.verifier().id() : null,
                    done ? true : null,
                    done ? "抽 5 起，都守住了" : "");
            if (done) {
                step(
                        problem,
                        window.at(look, 610),
                        "looked-back",
                        cast.verifier(),
                        "抽 5 起，都守住了",
                        List.of("" + (look - story.verified)));
            }
        }
        if (story.relapsed()) {
            step(
                    problem,
                    window.at(story.relapseDay(), 700),
                    "relapsed-by-finding",
                    null,
                    "",
                    List.of(window.date(story.relapseDay()).toString()));
        } else if (past(story.looks.getLast())) {
            step(problem, window.at(story.looks.getLast(), 620), "settled", cast.verifier(), "", List.of());
        }
    }

    /** The day on which a claim was looked into: the last is verified, any before it was sent back. */
    private int lookedInto(Story story, int claim) {
        return claim == story.claimed.size() - 1 ? story.verified : window.after(story.claimed.get(claim), 1);
    }

    private int sentBack(Story story) {
        var times = 0;
        while (times < story.claimed.size() - 1 && past(lookedInto(story, times))) {
            times++;
        }
        return times;
    }

    private String state(Story story) {
        if (story.relapsed()) {
            return "RELAPSED";
        }
        if (past(story.verified)) {
            return past(story.looks.getLast()) ? "SETTLED" : "VERIFIED";
        }
        var claims = story.claimed.stream().filter(this::past).toList();
        if (!claims.isEmpty() && !past(lookedInto(story, claims.size() - 1))) {
            return "CLAIMED";
        }
        return past(story.planned) ? "UNDER_WAY" : past(story.assigned) ? "ASSIGNED" : "OPENED";
    }

    Object at(int day, int minute) {
        return Matters.utc(window.at(day, minute));
    }

    void step(long problem, Instant at, String kind, @Nullable Person actor, String text, List<String> data) {
        var day = window.index(LocalDate.ofInstant(at, OffHours.CHINA));
        tables.step.add(
                problem,
                Matters.utc(at),
                kind,
                actor == null ? null : actor.id(),
                actor == null ? RULES : actor.name,
                text,
                data,
                batches.on(day));
    }
}
