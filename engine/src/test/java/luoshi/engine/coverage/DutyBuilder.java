package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.Set;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageFacts.Quotas;
import luoshi.engine.coverage.CoverageFacts.Scope;
import luoshi.engine.coverage.CoverageFacts.Staff;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;

/** A duty of officers and auxiliaries at the station, once, always in force, by acts and meetings alike. */
final class DutyBuilder {
    private final long id;
    private final Cadence cadence;
    private long version;
    private long area = Facts.AREA;
    private SubjectKind subject = SubjectKind.PERSON;
    private int count = 1;
    private Quotas quotas = Quotas.NONE;
    private Set<EvidenceKind> accepts = Set.of(EvidenceKind.values());
    private Set<Long> units = Set.of(Facts.STATION);
    private boolean leaves;
    private Set<Long> posts = Set.of();
    private Set<Staff> staff = Set.of();
    private boolean leadersOnly;
    private boolean standby;
    private Set<KeyTime.Part> stages = Set.of();
    private String occasionKind;
    private int occasionDueDays;
    private LocalDate from = Facts.ALWAYS;
    private LocalDate to = LocalDate.MAX;

    DutyBuilder(long id, Cadence cadence) {
        this.id = id;
        this.cadence = cadence;
        this.version = id * 100;
    }

    DutyBuilder version(long version) {
        this.version = version;
        return this;
    }

    DutyBuilder area(long area) {
        this.area = area;
        return this;
    }

    DutyBuilder ofUnits(Long... units) {
        subject = SubjectKind.UNIT;
        return in(units);
    }

    DutyBuilder ofLeavesBelow(Long... units) {
        leaves = true;
        return ofUnits(units);
    }

    DutyBuilder in(Long... units) {
        this.units = Set.of(units);
        return this;
    }

    DutyBuilder times(int count) {
        this.count = count;
        return this;
    }

    DutyBuilder quotas(double night, double offHours, double unannounced) {
        quotas = new Quotas(night, offHours, unannounced);
        return this;
    }

    DutyBuilder accepts(EvidenceKind... kinds) {
        accepts = Set.of(kinds);
        return this;
    }

    DutyBuilder posts(Long... posts) {
        this.posts = Set.of(posts);
        return this;
    }

    DutyBuilder staff(Staff... staff) {
        this.staff = Set.of(staff);
        return this;
    }

    DutyBuilder leadersOnly() {
        leadersOnly = true;
        return this;
    }

    DutyBuilder standby() {
        standby = true;
        return this;
    }

    DutyBuilder stages(KeyTime.Part... stages) {
        this.stages = Set.of(stages);
        return this;
    }

    DutyBuilder occasion(String kind, int dueDays) {
        occasionKind = kind;
        occasionDueDays = dueDays;
        return this;
    }

    DutyBuilder inForce(String from, String to) {
        this.from = Facts.day(from);
        this.to = Facts.day(to);
        return this;
    }

    Duty build() {
        return new Duty(
                id,
                version,
                id,
                area,
                subject,
                cadence,
                count,
                quotas,
                accepts,
                new Scope(units, leaves, posts, staff, leadersOnly, standby),
                stages,
                occasionKind,
                occasionDueDays,
                from,
                to);
    }
}
