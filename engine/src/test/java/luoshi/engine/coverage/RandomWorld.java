package luoshi.engine.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.calendar.OffHours;
import luoshi.engine.coverage.CoverageFacts.Absence;
import luoshi.engine.coverage.CoverageFacts.Charge;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageFacts.Occasion;
import luoshi.engine.coverage.CoverageFacts.Placement;
import luoshi.engine.coverage.CoverageFacts.PublishedRoster;
import luoshi.engine.coverage.CoverageFacts.Quotas;
import luoshi.engine.coverage.CoverageFacts.Scope;
import luoshi.engine.coverage.CoverageFacts.Shift;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.Staff;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.CoverageFacts.Unit;
import luoshi.engine.coverage.CoverageFacts.WorkingUnit;

/** A seeded world: a bureau, stations, teams, people with posts, rosters, duties of every cadence and evidence. */
final class RandomWorld {
    static final long BUREAU = 1;
    private static final List<Cadence> CADENCES = List.of(Cadence.values());

    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate TO = LocalDate.of(2027, 1, 1);
    /** 88 people. */
    static final Size STATION = new Size(1, 6, 88, 60, FROM, TO);
    /** Twenty stations. */
    static final Size COUNTY = new Size(20, 5, 2_000, 60, FROM, TO);

    /** How large; days are the range of the index. */
    record Size(int stations, int teams, int persons, int duties, LocalDate from, LocalDate to) {}

    final Facts facts = new Facts();
    final SplittableRandom random;
    final Size size;
    final List<Long> stations = new ArrayList<>();
    final List<Long> teams = new ArrayList<>();
    private final int days;
    private long ids = 1000;
    private long sequence;

    RandomWorld(long seed, Size size) {
        this.random = new SplittableRandom(seed);
        this.size = size;
        this.days = (int) (size.to.toEpochDay() - size.from.toEpochDay());
        units();
        persons();
        for (var i = 0; i < size.duties; i++) {
            var from = chance(0.7) ? Facts.ALWAYS : day();
            facts.duties.add(duty(i + 1, from, LocalDate.MAX, CADENCES.get((int) (i + seed) % CADENCES.size())));
        }
        shifts();
    }

    /** The same world with pieces of evidence from the start. */
    RandomWorld withEvidence(int pieces) {
        for (var i = 0; i < pieces; i++) {
            facts.evidence.add(evidence());
        }
        return this;
    }

    long id() {
        return ids++;
    }

    boolean chance(double p) {
        return random.nextDouble() < p;
    }

    LocalDate day() {
        return size.from.plusDays(random.nextInt(days));
    }

    Instant at(LocalDate day) {
        return day.atStartOfDay(OffHours.CHINA).toInstant().plusSeconds(random.nextInt(24 * 60) * 60L);
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    long person() {
        return 100_000 + random.nextInt(size.persons);
    }

    long anyUnit() {
        return any(facts.units).id();
    }

    private void units() {
        facts.units.add(new Unit(BUREAU, 1, Facts.ALWAYS, LocalDate.MAX));
        for (var s = 0; s < size.stations; s++) {
            var station = id();
            stations.add(station);
            add(station, BUREAU);
            for (var t = 0; t < size.teams; t++) {
                var team = id();
                teams.add(team);
                add(team, station);
            }
        }
    }

    private void add(long unit, long parent) {
        facts.units.add(new Unit(unit, random.nextInt(10), Facts.ALWAYS, LocalDate.MAX));
        facts.placements.add(new Placement(unit, parent, Facts.ALWAYS, LocalDate.MAX));
    }

    private void persons() {
        for (var p = 0; p < size.persons; p++) {
            var person = 100_000L + p;
            var unit = p % 12 == 0 ? any(stations) : any(teams);
            var joins = chance(0.8) ? Facts.ALWAYS : day();
            slot(person, unit, joins, LocalDate.MAX);
            facts.workingUnits.add(new WorkingUnit(person, unit, joins, LocalDate.MAX));
            if (chance(0.15)) {
                slot(person, any(teams), day(), LocalDate.MAX);
            }
            if (chance(0.1)) {
                charge(person);
            }
            if (chance(0.3)) {
                absence(person);
            }
        }
    }

    void slot(long person, long unit, LocalDate from, LocalDate to) {
        var staff = person % 3 == 0 ? Staff.AUXILIARY : Staff.OFFICER;
        facts.slots.add(new Slot(id(), person, unit, random.nextInt(4), staff, chance(0.12), from, to));
    }

    void charge(long person) {
        var unit = chance(0.3) ? any(stations) : any(teams);
        facts.charges.add(
                new Charge(person, unit, random.nextInt(4), chance(0.5) ? Facts.ALWAYS : day(), LocalDate.MAX));
    }

    void absence(long person) {
        var from = day();
        facts.absences.add(new Absence(person, from, from.plusDays(1 + random.nextInt(25))));
    }

    private void shifts() {
        for (var team : teams) {
            if (chance(0.4)) {
                var from = size.from.plusDays(random.nextInt(days / 2));
                facts.rosters.add(new PublishedRoster(team, from, from.plusDays(10 + random.nextInt(days))));
            }
        }
        for (var working : facts.workingUnits) {
            if (facts.rosters.stream().anyMatch(roster -> roster.unit() == working.unit())) {
                for (var day = size.from; day.isBefore(size.to); day = day.plusDays(1 + random.nextInt(6))) {
                    var start = at(day);
                    var planned = chance(0.1) ? person() : working.person();
                    var end = start.plusSeconds((4 + random.nextInt(21)) * 3600L);
                    facts.shifts.add(
                            new Shift(id(), working.unit(), working.person(), planned, start, end, chance(0.15)));
                }
            }
        }
        for (var i = 0; i < size.persons * days / 60; i++) {
            facts.occasions.add(new Occasion(id(), chance(0.7) ? "incident" : "vehicle", person(), at(day())));
        }
    }

    /** A version of a duty. */
    Duty duty(long duty, LocalDate from, LocalDate to, Cadence cadence) {
        var byEvent = cadence == Cadence.PER_SHIFT || cadence == Cadence.PER_OCCASION;
        var kind = !byEvent && duty % 4 == 0 ? SubjectKind.UNIT : SubjectKind.PERSON;
        var units = new HashSet<>(List.of(chance(0.75) ? BUREAU : anyUnit(), anyUnit()));
        var scope = new Scope(
                chance(0.04) ? Set.of() : units,
                chance(0.5),
                chance(0.7) ? Set.of() : Set.of(0L, 1L + random.nextInt(3)),
                chance(0.8) ? Set.of() : Set.of(Staff.OFFICER),
                chance(0.1),
                chance(0.5));
        var accepts = EnumSet.allOf(EvidenceKind.class);
        if (chance(0.3)) {
            accepts.remove(any(List.of(EvidenceKind.values())));
        }
        var quotas = chance(0.7)
                ? Quotas.NONE
                : new Quotas(random.nextInt(3) * 0.3, random.nextInt(2) * 0.5, random.nextInt(2) * 0.34);
        var stages = EnumSet.noneOf(KeyTime.Part.class);
        if (chance(0.5)) {
            stages.add(any(List.of(KeyTime.Part.values())));
        }
        return new Duty(
                duty,
                id(),
                duty,
                1 + random.nextInt(3),
                kind,
                cadence,
                chance(0.6) ? 1 : 2 + random.nextInt(3),
                quotas,
                accepts,
                scope,
                stages,
                cadence == Cadence.PER_OCCASION ? "incident" : null,
                random.nextInt(5),
                from,
                to);
    }

    /** A piece of evidence that nobody has entered yet. */
    Evidence evidence() {
        return evidence(any(facts.duties));
    }

    Evidence evidence(Duty duty) {
        var subject = duty.subject() == SubjectKind.UNIT ? anyUnit() : person();
        sequence++;
        return new Evidence(
                sequence,
                duty.duty(),
                subject,
                at(day()),
                chance(0.7) ? EvidenceKind.ACT : any(List.of(EvidenceKind.values())),
                chance(0.85) ? 1 : 1 + random.nextInt(4),
                chance(0.3),
                chance(0.5),
                chance(0.4),
                sequence,
                Long.MAX_VALUE);
    }

    /** A withdrawn piece entered again, on another day or of another kind. */
    Evidence again(Evidence wrong) {
        sequence++;
        return new Evidence(
                sequence,
                wrong.duty(),
                wrong.subject(),
                chance(0.6) ? at(day()) : wrong.at(),
                chance(0.7) ? wrong.kind() : any(List.of(EvidenceKind.values())),
                wrong.quantity(),
                wrong.night(),
                chance(0.5),
                wrong.unannounced(),
                sequence,
                Long.MAX_VALUE);
    }

    long nextSequence() {
        return ++sequence;
    }

    long sequence() {
        return sequence;
    }
}
