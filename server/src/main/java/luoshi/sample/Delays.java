package luoshi.sample;

import java.util.List;
import luoshi.sample.Casting.Cast;

/** What lateness brought: who asked for more time and who was told. */
final class Delays {
    private final Tables tables;
    private final Window window;
    private final Casting casting;
    private final Batches batches;
    private final Stories stories;

    Delays(Tables tables, Window window, Casting casting, Batches batches, Stories stories) {
        this.tables = tables;
        this.window = window;
        this.casting = casting;
        this.batches = batches;
        this.stories = stories;
    }

    void write(Story story, long problem, Cast cast, String state) {
        asks(story, problem, cast, state);
        told(story, problem, cast);
    }

    /** The first that is late at the sample's own station waits for more time. */
    private void asks(Story story, long problem, Cast cast, String state) {
        var late = state.equals("UNDER_WAY") && story.due < window.present;
        if (!late
                || tables.extension.rows() > 0
                || !story.first.unit().station().code().equals("QS")) {
            return;
        }
        var until = window.date(window.after(window.present, 5));
        tables.extension.add(
                problem,
                window.date(story.due),
                until,
                "要等分局装财科配齐，已经催过一次",
                cast.lead().id(),
                stories.at(window.present - 1, 1_040),
                batches.on(window.present - 1));
        stories.step(
                problem,
                window.at(window.present - 1, 1_040),
                "extension-asked",
                cast.lead(),
                "要等分局装财科配齐，已经催过一次",
                List.of(until.toString()));
    }

    /** Who was told while it was late, at eight in the morning; today's telling is left to the program. */
    private void told(Story story, long problem, Cast cast) {
        var bureau = story.first.unit().station().parent();
        var until = window.date(Math.min(story.verified, window.present));
        if (bureau == null || !stories.past(story.assigned)) {
            return;
        }
        for (var told : casting.told(story, cast, bureau)) {
            if (told.day().isBefore(until)) {
                var day = window.index(told.day());
                var person = told.person();
                tables.escalation.add(
                        problem,
                        window.date(story.due),
                        told.stage(),
                        person,
                        person == null ? bureau.id() : null,
                        stories.at(day, 480),
                        batches.on(day));
                stories.step(
                        problem,
                        window.at(day, 480),
                        "overdue",
                        null,
                        "",
                        List.of(
                                "" + told.stage(),
                                person == null ? bureau.name() : cast.name(person),
                                told.day().toString()));
            }
        }
    }
}
