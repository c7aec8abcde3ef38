package luoshi.engine.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.calendar.OffHours;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.engine.coverage.CoverageFacts.Exclusion;
import luoshi.engine.coverage.CoverageFacts.Exemption;
import luoshi.engine.coverage.CoverageFacts.Placement;
import luoshi.engine.coverage.CoverageFacts.Unit;
import org.jspecify.annotations.Nullable;

// Long because what the days of a range are and what changes of them stand together.
/** Facts sorted by whom they concern, with the days of the index as bits. Evidence is not part of it. */
final class World {
    /** A period starting before the end of the range may last another year, and fall due some days later. */
    private static final int TAIL_DAYS = 400;

    private static final long SETTLED = Instant.parse("1992-01-01T00:00:00Z").getEpochSecond();
    private static final int CHINA_SECONDS = 8 * 3600;

    /** One stage's own days, both ends inclusive epoch days. */
    record StageDays(KeyTime.Stage stage, int start, int last) {}

    /** A state of the facts and whom it touches beside the one before. */
    record Changed(World now, TreeSet<Long> persons) {}

    final WorkCalendar calendar;
    /** The range in which periods start, half-open. */
    final int from;

    final int to;
    final Days none;
    final Days working;
    final Days everyDay;
    final List<StageDays> stages;
    final UnitTree tree;
    final People people;
    final TreeMap<Long, DutyFacts> duties;
    private final List<Unit> units;
    private final List<Placement> placements;
    private final List<Exemption> exemptions;
    private final List<Exclusion> exclusions;
    private volatile @Nullable CoverageFacts facts;
    private volatile @Nullable Standing standing;

    /** The facts over the days [from, to), epoch days. */
    static World of(CoverageFacts facts, int from, int to) {
        var nothing = new World(facts.calendar(), from, to);
        return nothing.with(new CoverageChange(CoverageFacts.none(facts.calendar()), facts)).now;
    }

    /** Nobody and nothing yet. */
    private World(WorkCalendar calendar, int from, int to) {
        this.calendar = calendar;
        this.from = from;
        this.to = to;
        this.none = Days.none(from, Math.max(to - from, 0) + TAIL_DAYS);
        this.working = none.copy();
        this.everyDay = none.copy();
        everyDay.add(from, to + TAIL_DAYS);
        for (var day = from; day < to + TAIL_DAYS; day++) {
            if (calendar.isWorking(day)) {
                working.add(day);
            }
        }
        this.stages = stages();
        this.people = People.nobody();
        this.duties = new TreeMap<>();
        this.units = List.of();
        this.placements = List.of();
        this.exemptions = List.of();
        this.exclusions = List.of();
        this.tree = new UnitTree(units, placements);
    }

    private World(World before, CoverageChange change, People people) {
        this.calendar = before.calendar;
        this.from = before.from;
        this.to = before.to;
        this.none = before.none;
        this.working = before.working;
        this.everyDay = before.everyDay;
        this.stages = before.stages;
        this.people = people;
        this.units = change.applied(before.units, CoverageFacts::units);
        this.placements = change.applied(before.placements, CoverageFacts::placements);
        this.exemptions = change.applied(before.exemptions, CoverageFacts::exemptions);
        this.exclusions = change.applied(before.exclusions, CoverageFacts::exclusions);
        this.tree = change.changesTree() ? new UnitTree(units, placements) : before.tree;
        this.duties = DutyFacts.with(before.duties, change, exemptions, exclusions);
    }

    /** After a change that leaves the calendar. */
    Changed with(CoverageChange change) {
        var changed = people.with(change);
        return new Changed(new World(this, change, changed.now()), changed.touched());
    }

    /** The same facts; what is made of them and what is made of these do not meet. */
    World apart() {
        return new World(this, CoverageChange.none(calendar), people.apart());
    }

    /** Everything as facts, without evidence. */
    CoverageFacts facts() {
        var known = facts;
        if (known == null) {
            known = new CoverageFacts(
                    calendar,
                    units,
                    placements,
                    people.records(PersonFacts::slots),
                    people.records(PersonFacts::workingUnits),
                    people.rosters(),
                    people.shifts(),
                    people.records(PersonFacts::occasions),
                    people.records(PersonFacts::absences),
                    people.records(PersonFacts::charges),
                    duties.values().stream()
                            .flatMap(duty -> duty.versions().stream())
                            .toList(),
                    exemptions,
                    exclusions,
                    List.of());
            facts = known;
        }
        return known;
    }

    /** What applies where and who answers. */
    Standing standing() {
        var known = standing;
        if (known == null) {
            known = Standing.of(facts());
            standing = known;
        }
        return known;
    }

    /** Whether days of a range are of a year without published holidays. */
    boolean isProvisional(LocalDate first, LocalDate due) {
        var published = calendar.publishedYears();
        for (var year = first.getYear(); year <= due.getYear(); year++) {
            if (!published.contains(year)) {
                return true;
            }
        }
        return false;
    }

    PersonFacts person(long person) {
        return people.get(person);
    }

    PersonDays daysOf(long person) {
        return people.days(person, this);
    }

    private List<StageDays> stages() {
        var found = new ArrayList<StageDays>();
        for (var keyTime : calendar.keyTimes()) {
            if (Days.epoch(keyTime.lastOff()) < from - TAIL_DAYS || Days.epoch(keyTime.firstOff()) > to + TAIL_DAYS) {
                continue;
            }
            for (var stage : keyTime.stages()) {
                var own = stage.start()
                        .datesUntil(stage.last().plusDays(1))
                        .filter(day ->
                                calendar.stageOn(day).filter(stage::equals).isPresent())
                        .toList();
                if (!own.isEmpty()) {
                    found.add(new StageDays(stage, Days.epoch(own.getFirst()), Days.epoch(own.getLast())));
                }
            }
        }
        return found;
    }

    /** The epoch day in China of microseconds since 1970. */
    static int day(long micros) {
        var second = Math.floorDiv(micros, 1_000_000L);
        return second >= SETTLED
                ? (int) Math.floorDiv(second + CHINA_SECONDS, 86_400L)
                : day(Instant.ofEpochSecond(second));
    }

    /** The epoch day in China, which keeps one offset since 1992. */
    static int day(Instant instant) {
        var second = instant.getEpochSecond();
        return second >= SETTLED
                ? (int) Math.floorDiv(second + CHINA_SECONDS, 86_400L)
                : Days.epoch(OffHours.dateOf(instant));
    }
}
