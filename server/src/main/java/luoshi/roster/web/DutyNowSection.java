package luoshi.roster.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import luoshi.kernel.Actor;
import luoshi.roster.OnDuty;
import luoshi.roster.ShiftKind;
import luoshi.roster.StoodShifts.StoodShift;
import luoshi.web.Texts;
import luoshi.web.spi.HomeSection;
import org.springframework.stereotype.Component;

/** 今天谁在班 on the home page: the duty leader first, by groups; an officer sees whom to call. */
@Component
class DutyNowSection implements HomeSection {
    /** Up to so many names are written in a line. */
    private static final int NAMES = 6;

    private final OnDuty onDuty;
    private final Clock clock;

    DutyNowSection(OnDuty onDuty, Clock clock) {
        this.onDuty = onDuty;
        this.clock = clock;
    }

    @Override
    public Optional<Section> sectionFor(Actor actor, Texts t) {
        var now = clock.instant();
        var lines = new ArrayList<DutyNow.Line>();
        var stations = onDuty.at(now);
        if (actor.scope().isEmpty()) {
            onDuty.leaderOf(actor, now)
                    .ifPresent(name -> lines.add(new DutyNow.Line(t.get("roster.kind.LEAD"), name, "")));
            stations = stations.stream()
                    .filter(person -> actor.personId() != null && person.personId() == actor.personId())
                    .toList();
        }
        stations.stream()
                .collect(Collectors.groupingBy(StoodShift::kind, LinkedHashMap::new, Collectors.toList()))
                .forEach((kind, people) ->
                        lines.add(new DutyNow.Line(Words.kind(t, kind), names(t, people), hours(t, people))));
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var hint = actor.scope().isEmpty()
                ? ""
                : t.get(
                        "roster.day.counts",
                        String.valueOf(stations.stream()
                                .filter(person -> !person.auxiliary() && person.kind() != ShiftKind.STANDBY)
                                .count()),
                        String.valueOf(stations.stream()
                                .filter(person -> person.auxiliary() && person.kind() != ShiftKind.STANDBY)
                                .count()));
        return Optional.of(new Section(
                Column.SIDE, 10, "roster/today", new DutyNow(t.get("roster.now.title"), hint, "/roster", lines)));
    }

    private static String hours(Texts t, List<StoodShift> people) {
        return people.stream().map(StoodShift::hours).distinct().count() == 1
                ? Words.hours(t, people.getFirst().hours())
                : "";
    }

    private static String names(Texts t, List<StoodShift> people) {
        var seats = people.stream()
                .map(StoodShift::seat)
                .filter(seat -> !seat.isEmpty())
                .distinct()
                .toList();
        var bySeat = people.size() > NAMES
                && people.stream().noneMatch(person -> person.seat().isEmpty());
        var named = bySeat
                ? seats
                : people.stream().map(StoodShift::name).limit(NAMES).toList();
        return bySeat || people.size() <= NAMES
                ? Words.join(t, named) + (bySeat ? t.get("roster.now.people", String.valueOf(people.size())) : "")
                : t.get("roster.now.and-more", Words.join(t, named), String.valueOf(people.size()));
    }
}
