package luoshi.lens.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.CoverageQuery;
import luoshi.engine.coverage.CoverageView;
import luoshi.engine.coverage.Tally;
import luoshi.kernel.Actor;
import luoshi.lens.CoverageService;
import luoshi.web.Texts;
import luoshi.web.spi.HomeSection;
import org.springframework.stereotype.Component;

/** The key time that runs today, its stages, and how far the duties of each stage are. */
@Component
class KeyTimeSection implements HomeSection {
    private final CoverageService coverage;
    private final Clock clock;

    KeyTimeSection(CoverageService coverage, Clock clock) {
        this.coverage = coverage;
        this.clock = clock;
    }

    @Override
    public Optional<Section> sectionFor(Actor actor, Texts t) {
        var today = LocalDate.now(clock);
        var facts = coverage.facts();
        return facts.calendar().stageOn(today).map(stage -> {
            var keyTime = stage.keyTime();
            var duties = facts.duties().stream()
                    .filter(duty -> duty.cadence() == Cadence.KEY_TIME_STAGE)
                    .map(Duty::duty)
                    .collect(Collectors.toSet());
            var view = coverage.at(today);
            var sight = Sight.of(actor);
            var stages = new ArrayList<TodaySections.Stage>();
            for (var part : keyTime.stages()) {
                stages.add(stage(part, today, tally(view, part, duties, sight), t));
            }
            var first = keyTime.before().start();
            var last = keyTime.after().last();
            return new Section(
                    Column.WIDE,
                    0,
                    "lens/today-key-time",
                    new TodaySections.KeyTimePage(
                            t.get(
                                    "keytime.title",
                                    keyTime.firstOff().getYear(),
                                    String.join(t.get("keytime.join"), keyTime.names())),
                            t.get(
                                    "keytime.dates",
                                    t.day(first),
                                    t.day(last),
                                    today.toEpochDay() - first.toEpochDay() + 1,
                                    last.toEpochDay() - first.toEpochDay() + 1),
                            stages));
        });
    }

    private static TodaySections.Stage stage(KeyTime.Stage stage, LocalDate today, Tally tally, Texts t) {
        var current = stage.covers(today);
        var over = stage.last().isBefore(today);
        var all = tally.owed() + tally.open();
        var share = all == 0 ? -1 : (int) (100 * tally.done() / all);
        return new TodaySections.Stage(
                t.get("keytime.stage." + stage.part().name()),
                t.get(over ? "keytime.over" : current ? "keytime.running" : "keytime.ahead"),
                over ? "good" : current ? "acc" : "",
                over ? "check" : current ? "player-play" : "circle-dashed",
                t.get("keytime.range", t.day(stage.start()), t.day(stage.last())),
                all == 0 ? t.get("keytime.none") : t.get("keytime.figures", all, tally.done(), tally.debt()),
                share,
                t.get("keytime.spoken", Math.max(0, share)),
                current);
    }

    private static Tally tally(CoverageView view, KeyTime.Stage stage, Set<Long> duties, Sight sight) {
        if (duties.isEmpty()) {
            return Tally.ZERO;
        }
        var query = CoverageQuery.all(stage.start(), stage.last().plusDays(1)).duties(duties);
        return view.cells(query).stream()
                .filter(cell -> cell.period().endsWith("/" + stage.part().name()))
                .filter(cell -> sight.sees(cell.unit(), cell.area())
                        || cell.kind() == SubjectKind.PERSON && sight.isSelf(cell.subject()))
                .map(cell -> Tally.of(cell.state()))
                .reduce(Tally.ZERO, Tally::plus);
    }
}
