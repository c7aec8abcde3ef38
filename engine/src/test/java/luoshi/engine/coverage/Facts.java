package luoshi.engine.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import luoshi.engine.calendar.Arrangements;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.OffHours;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.engine.coverage.CoverageFacts.Absence;
import luoshi.engine.coverage.CoverageFacts.Charge;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageFacts.Exclusion;
import luoshi.engine.coverage.CoverageFacts.Exemption;
import luoshi.engine.coverage.CoverageFacts.Occasion;
import luoshi.engine.coverage.CoverageFacts.Placement;
import luoshi.engine.coverage.CoverageFacts.PublishedRoster;
import luoshi.engine.coverage.CoverageFacts.Shift;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.Staff;
import luoshi.engine.coverage.CoverageFacts.Unit;
import luoshi.engine.coverage.CoverageFacts.WorkingUnit;

/** A small world in the making: station 1 with units 11 and 12 unless a test says otherwise; dates as text. */
final class Facts {
    static final long STATION = 1;
    static final long OLD = 11;
    static final long NEW = 12;
    static final long POST = 7;
    static final long AREA = 5;
    static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);

    WorkCalendar calendar = Arrangements.of2026();
    final List<Unit> units = new ArrayList<>();
    final List<Placement> placements = new ArrayList<>();
    final List<Slot> slots = new ArrayList<>();
    final List<WorkingUnit> workingUnits = new ArrayList<>();
    final List<PublishedRoster> rosters = new ArrayList<>();
    final List<Shift> shifts = new ArrayList<>();
    final List<Occasion> occasions = new ArrayList<>();
    final List<Absence> absences = new ArrayList<>();
    final List<Charge> charges = new ArrayList<>();
    final List<Duty> duties = new ArrayList<>();
    final List<Exemption> exemptions = new ArrayList<>();
    final List<Exclusion> exclusions = new ArrayList<>();
    final List<Evidence> evidence = new ArrayList<>();
    private long sequence;

    static Facts aStation() {
        return new Facts().unit(STATION, 0).unit(OLD, STATION).unit(NEW, STATION);
    }

    static LocalDate day(String text) {
        return text.isEmpty() ? LocalDate.MAX : LocalDate.parse(text);
    }

    static Instant at(String text) {
        var local = text.length() == 10 ? text + "T12:00" : text;
        return LocalDateTime.parse(local).atZone(OffHours.CHINA).toInstant();
    }

    Facts unit(long id, long parent) {
        units.add(new Unit(id, (int) id, ALWAYS, LocalDate.MAX));
        if (parent != 0) {
            placements.add(new Placement(id, parent, ALWAYS, LocalDate.MAX));
        }
        return this;
    }

    Facts unit(long id, long parent, String from, String to) {
        units.add(new Unit(id, (int) id, day(from), day(to)));
        placements.add(new Placement(id, parent, day(from), day(to)));
        return this;
    }

    Facts slot(long id, long person, long unit, String from, String to) {
        return slot(id, person, unit, POST, Staff.OFFICER, false, from, to);
    }

    Facts leader(long id, long person, long unit) {
        return slot(id, person, unit, POST, Staff.OFFICER, true, "2000-01-01", "");
    }

    Facts slot(long id, long person, long unit, long post, Staff staff, boolean leading, String from, String to) {
        slots.add(new Slot(id, person, unit, post, staff, leading, day(from), day(to)));
        workingUnits.add(new WorkingUnit(person, unit, day(from), day(to)));
        return this;
    }

    /** An officer who always was at the unit. */
    Facts officer(long person, long unit) {
        return slot(person * 10, person, unit, "2000-01-01", "");
    }

    Facts absent(long person, String from, String to) {
        absences.add(new Absence(person, day(from), day(to)));
        return this;
    }

    Facts charge(long person, long unit, long area) {
        charges.add(new Charge(person, unit, area, ALWAYS, LocalDate.MAX));
        return this;
    }

    Facts published(long unit, String from, String to) {
        rosters.add(new PublishedRoster(unit, day(from), day(to)));
        return this;
    }

    Facts shift(long id, long unit, long person, String start, String end) {
        return shift(id, unit, person, person, start, end, false);
    }

    Facts shift(long id, long unit, long person, long planned, String start, String end, boolean standby) {
        shifts.add(new Shift(id, unit, person, planned, at(start), at(end), standby));
        return this;
    }

    Facts occasion(long id, String kind, long person, String at) {
        occasions.add(new Occasion(id, kind, person, at(at)));
        return this;
    }

    Facts exempt(long duty, long person, String from, String to, String approved) {
        exemptions.add(new Exemption(duty, person, 0, day(from), day(to), day(approved)));
        return this;
    }

    Facts exemptUnit(long duty, long unit, String from, String to, String approved) {
        exemptions.add(new Exemption(duty, 0, unit, day(from), day(to), day(approved)));
        return this;
    }

    Facts notApplicable(long unit, long area, long duty, String from) {
        exclusions.add(new Exclusion(unit, area, duty, day(from), LocalDate.MAX));
        return this;
    }

    Facts act(long duty, long subject, String at) {
        return evidence(duty, subject, at, EvidenceKind.ACT, 1);
    }

    Facts evidence(long duty, long subject, String at, EvidenceKind kind, int quantity) {
        return evidence(duty, subject, at, kind, quantity, false, false, false);
    }

    Facts evidence(
            long duty,
            long subject,
            String at,
            EvidenceKind kind,
            int quantity,
            boolean night,
            boolean offHours,
            boolean unannounced) {
        sequence++;
        evidence.add(new Evidence(
                sequence,
                duty,
                subject,
                at(at),
                kind,
                quantity,
                night,
                offHours,
                unannounced,
                sequence,
                Long.MAX_VALUE));
        return this;
    }

    Facts duty(DutyBuilder duty) {
        duties.add(duty.build());
        return this;
    }

    CoverageFacts build() {
        return new CoverageFacts(
                calendar,
                List.copyOf(units),
                List.copyOf(placements),
                List.copyOf(slots),
                List.copyOf(workingUnits),
                List.copyOf(rosters),
                List.copyOf(shifts),
                List.copyOf(occasions),
                List.copyOf(absences),
                List.copyOf(charges),
                List.copyOf(duties),
                List.copyOf(exemptions),
                List.copyOf(exclusions),
                List.copyOf(evidence));
    }

    /** All cells of the index over 2025–2027 as of a day. */
    List<Cell> cells(String asOf) {
        return index().at(day(asOf)).cells(CoverageQuery.all(day("2024-01-01"), day("2030-01-01")));
    }

    CoverageIndex index() {
        return CoverageIndex.build(build(), day("2025-01-01"), day("2028-01-01"));
    }

    /** The only cell of a subject in a period, or none. */
    List<Cell> cells(String asOf, long subject, String period) {
        return cells(asOf).stream()
                .filter(cell -> cell.subject() == subject && cell.period().equals(period))
                .toList();
    }

    static DutyBuilder aDuty(long id, Cadence cadence) {
        return new DutyBuilder(id, cadence);
    }
}
