package luoshi.engine.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.calendar.OffHours;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Exclusion;
import luoshi.engine.coverage.CoverageFacts.Exemption;
import luoshi.engine.coverage.CoverageFacts.PublishedRoster;

/** Facts sorted by whom they concern, with the days of the index as bits. Evidence is not part of it. */
final class World {
    /** A period starting before the end of the range may last another year, and fall due some days later. */
    private static final int TAIL_DAYS = 400;

    private static final long SETTLED = Instant.parse("1992-01-01T00:00:00Z").getEpochSecond();
    private static final int CHINA_SECONDS = 8 * 3600;

    /** What makes a duty: its versions in order, exemptions and 不适用 that touch it. */
    record DutyFacts(List<Duty> versions, List<Exemption> exemptions, List<Exclusion> exclusions) {}

    /** One stage's own days, both ends inclusive epoch days. */
    record StageDays(KeyTime.Stage stage, int start, int last) {}

    final CoverageFacts facts;
    final UnitTree tree;
    final WorkCalendar calendar;
    /** The range in which periods start, half-open. */
    final int from;

    final int to;
    final Days none;
    final Days working;
    final Days everyDay;
    final List<StageDays> stages;
    final Map<Long, PersonFacts> persons;
    final TreeMap<Long, DutyFacts> duties = new TreeMap<>();
    private final Map<Long, PersonDays> days = new HashMap<>();

    World(CoverageFacts facts, LocalDate from, LocalDate to) {
        this.facts = facts;
        this.tree = new UnitTree(facts);
        this.calendar = facts.calendar();
        this.from = Days.epoch(from);
        this.to = Days.epoch(to);
        this.none = Days.none(this.from, Math.max(this.to - this.from, 0) + TAIL_DAYS);
        this.working = none.copy();
        this.everyDay = none.copy();
        everyDay.add(this.from, this.to + TAIL_DAYS);
        for (var day = this.from; day < this.to + TAIL_DAYS; day++) {
            if (calendar.isWorking(day)) {
                working.add(day);
            }
        }
        this.stages = stages();
        this.persons = PersonFacts.of(facts, rosters());
        sortDuties();
    }

    PersonFacts person(long person) {
        return persons.getOrDefault(person, PersonFacts.NOBODY);
    }

    PersonDays daysOf(long person) {
        return days.computeIfAbsent(person, id -> new PersonDays(person(id), this));
    }

    private Map<Long, List<PublishedRoster>> rosters() {
        var rosters = new HashMap<Long, List<PublishedRoster>>();
        facts.rosters()
                .forEach(roster -> rosters.computeIfAbsent(roster.unit(), key -> new ArrayList<>())
                        .add(roster));
        return rosters;
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

    private void sortDuties() {
        var versions = new TreeMap<Long, List<Duty>>();
        for (var duty : facts.duties()) {
            versions.computeIfAbsent(duty.duty(), key -> new ArrayList<>()).add(duty);
        }
        var exemptions = new HashMap<Long, List<Exemption>>();
        for (var exemption : facts.exemptions()) {
            exemptions
                    .computeIfAbsent(exemption.duty(), key -> new ArrayList<>())
                    .add(exemption);
        }
        var inOrder = Comparator.comparing(Duty::from).thenComparingLong(Duty::version);
        versions.forEach((duty, list) -> {
            list.sort(inOrder);
            var exclusions = facts.exclusions().stream()
                    .filter(exclusion -> exclusion.duty() == 0 || exclusion.duty() == duty)
                    .filter(exclusion -> exclusion.area() == 0
                            || list.stream().anyMatch(version -> version.area() == exclusion.area()))
                    .toList();
            duties.put(duty, new DutyFacts(list, exemptions.getOrDefault(duty, List.of()), exclusions));
        });
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
