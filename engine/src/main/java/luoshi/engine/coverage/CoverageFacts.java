package luoshi.engine.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.calendar.WorkCalendar;
import org.jspecify.annotations.Nullable;

/**
 * Everything from which coverage is derived (domain §3). Ranges are half-open days in China; an open end is {@link
 * LocalDate#MAX}. Ids are the records' own.
 *
 * @param calendar working days and key times
 * @param units units that exist, from–to
 * @param placements parents of units, from–to
 * @param slots posts held in a unit, from–to, already clipped to the working unit (责任随工作单位)
 * @param workingUnits working unit of each person, from–to
 * @param rosters units and days whose roster is published
 * @param shifts shifts after swaps
 * @param occasions imported occasions
 * @param absences approved absences 不在岗（已批）
 * @param charges who is in charge of a unit, or of one area of it
 * @param duties versions of duties
 * @param exemptions approved exemptions
 * @param exclusions 不适用, from signing on
 * @param evidence dated facts
 */
public record CoverageFacts(
        WorkCalendar calendar,
        List<Unit> units,
        List<Placement> placements,
        List<Slot> slots,
        List<WorkingUnit> workingUnits,
        List<PublishedRoster> rosters,
        List<Shift> shifts,
        List<Occasion> occasions,
        List<Absence> absences,
        List<Charge> charges,
        List<Duty> duties,
        List<Exemption> exemptions,
        List<Exclusion> exclusions,
        List<Evidence> evidence) {

    /** A calendar and nothing else. */
    static CoverageFacts none(WorkCalendar calendar) {
        return new CoverageFacts(
                calendar, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** The same under another calendar. */
    CoverageFacts on(WorkCalendar other) {
        return with(other, duties, exemptions, evidence);
    }

    /** The same people, units and days under other duties and exemptions, with other evidence. */
    CoverageFacts under(List<Duty> others, List<Exemption> exempt, List<Evidence> done) {
        return with(calendar, others, exempt, done);
    }

    private CoverageFacts with(WorkCalendar on, List<Duty> others, List<Exemption> exempt, List<Evidence> done) {
        return new CoverageFacts(
                on,
                units,
                placements,
                slots,
                workingUnits,
                rosters,
                shifts,
                occasions,
                absences,
                charges,
                others,
                exempt,
                exclusions,
                done);
    }

    /** Whom a duty binds: each person, or the unit as such. */
    public enum SubjectKind {
        PERSON,
        UNIT
    }

    /** Officer 民警 or auxiliary 辅警. */
    public enum Staff {
        OFFICER,
        AUXILIARY
    }

    /** Kind of evidence (佐证种类): acts and records carry a duty alone, documents and meetings only make it weak. */
    public enum EvidenceKind {
        ACT,
        RECORD,
        DOCUMENT,
        MEETING;

        public boolean strong() {
            return this == ACT || this == RECORD;
        }
    }

    /** A unit and the days it exists; {@code order} is its place among its siblings. */
    public record Unit(long id, int order, LocalDate from, LocalDate to) {}

    /** The parent of a unit during some days. */
    public record Placement(long unit, long parent, LocalDate from, LocalDate to) {}

    /** A post (0: none) held in a unit (任职); {@code leading} for a leading post. */
    public record Slot(
            long id, long person, long unit, long post, Staff staff, boolean leading, LocalDate from, LocalDate to) {}

    /** The working unit of a person during some days. */
    public record WorkingUnit(long person, long unit, LocalDate from, LocalDate to) {}

    /** Days of a unit whose roster is published. */
    public record PublishedRoster(long unit, LocalDate from, LocalDate to) {}

    /**
     * A shift.
     *
     * @param person who stood it, after swaps
     * @param planned who was to stand it
     */
    public record Shift(long id, long unit, long person, long planned, Instant start, Instant end, boolean standby) {}

    /** One countable event of a kind that names a person (逢事). */
    public record Occasion(long id, String kind, long person, Instant at) {}

    /** Approved absence of a person. */
    public record Absence(long person, LocalDate from, LocalDate to) {}

    /** In charge of a unit, of one area of it, or (area 0) as a whole (分管). */
    public record Charge(long person, long unit, long area, LocalDate from, LocalDate to) {}

    /**
     * Who is bound.
     *
     * @param units roots of subtrees for persons; for unit duties the units themselves
     * @param leaves for unit duties: not the named units but the units without children below them
     * @param posts posts bound; empty: all
     * @param staff staff kinds bound; empty: all
     * @param leadersOnly holders of leading posts only
     * @param standby whether standby shifts count for per-shift duties
     */
    public record Scope(
            Set<Long> units, boolean leaves, Set<Long> posts, Set<Staff> staff, boolean leadersOnly, boolean standby) {
        public Scope {
            units = Set.copyOf(units);
            posts = Set.copyOf(posts);
            staff = Set.copyOf(staff);
        }
    }

    /** Shares of the count that must be of a kind (比例): at least ⌈q·n⌉ each. */
    public record Quotas(double night, double offHours, double unannounced) {
        public static final Quotas NONE = new Quotas(0, 0, 0);
    }

    /**
     * One version of a duty, in force from–to.
     *
     * @param count n, at least 1
     * @param stages for key-time duties: which stages; empty: all three
     * @param occasionKind for per-occasion duties: the kind of event
     * @param occasionDueDays days after the event until it is due
     */
    public record Duty(
            long duty,
            long version,
            long clause,
            long area,
            SubjectKind subject,
            Cadence cadence,
            int count,
            Quotas quotas,
            Set<EvidenceKind> accepts,
            Scope scope,
            Set<KeyTime.Part> stages,
            @Nullable String occasionKind,
            int occasionDueDays,
            LocalDate from,
            LocalDate to) {
        public Duty {
            accepts = Set.copyOf(accepts);
            stages = Set.copyOf(stages);
            if (count < 1) {
                throw new IllegalArgumentException("count of duty " + duty + " is " + count);
            }
        }

        /** The same in force on other days. */
        Duty inForce(LocalDate from, LocalDate to) {
            return with(cadence, count, from, to);
        }

        /** The same with another cadence and n. */
        public Duty with(Cadence cadence, int count) {
            return with(cadence, count, from, to);
        }

        private Duty with(Cadence cadence, int count, LocalDate from, LocalDate to) {
            return new Duty(
                    duty,
                    version,
                    clause,
                    area,
                    subject,
                    cadence,
                    count,
                    quotas,
                    accepts,
                    scope,
                    stages,
                    occasionKind,
                    occasionDueDays,
                    from,
                    to);
        }
    }

    /** An approved exemption of a person, or (person 0) of a unit, from a duty. */
    public record Exemption(long duty, long person, long unit, LocalDate from, LocalDate to, LocalDate approvedOn) {}

    /** 不适用: a duty (0: all) of an area (0: any) does not apply below a unit, from its signing on. */
    public record Exclusion(long unit, long area, long duty, LocalDate from, LocalDate to) {}

    /**
     * One dated fact.
     *
     * @param subject the person, or the unit for a unit duty
     * @param quantity how many acts it stands for
     * @param entered ledger sequence of its entry
     * @param withdrawn ledger sequence of its withdrawal, or {@link Long#MAX_VALUE}
     */
    public record Evidence(
            long id,
            long duty,
            long subject,
            Instant at,
            EvidenceKind kind,
            int quantity,
            boolean night,
            boolean offHours,
            boolean unannounced,
            long entered,
            long withdrawn) {
        public Evidence withdrawnAt(long sequence) {
            return new Evidence(id, duty, subject, at, kind, quantity, night, offHours, unannounced, entered, sequence);
        }
    }
}
