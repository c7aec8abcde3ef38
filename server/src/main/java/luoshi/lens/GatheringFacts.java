package luoshi.lens;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import luoshi.calendar.Calendars;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.engine.coverage.CoverageFacts;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.log.EvidenceLog;
import luoshi.evidence.EvidenceBatch;
import luoshi.evidence.EvidenceFact;
import luoshi.evidence.EvidenceFacts;
import luoshi.organisation.OrganisationFacts;
import luoshi.roster.RosterFacts;
import luoshi.rule.RuleFacts;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads from all modules, in one snapshot of the database, what coverage is derived from. */
@Component
final class GatheringFacts {
    private static final String FIRST_YEAR =
            "select extract(year from at at time zone 'Asia/Shanghai')::int from ledger.entry where entity <> 'ledger' order by seq limit 1";

    private static final String CHANGED_SINCE = """
            select exists (select from ledger.entry e join ledger.former f on f.xid = e.xid where e.opens and e.seq > :seq)
            """;

    private final OrganisationFacts organisation;
    private final RosterFacts roster;
    private final RuleFacts rules;
    private final EvidenceFacts evidence;
    private final Calendars calendars;
    private final JdbcClient reader;
    private final TransactionTemplate snapshot;

    GatheringFacts(
            OrganisationFacts organisation,
            RosterFacts roster,
            RuleFacts rules,
            EvidenceFacts evidence,
            Calendars calendars,
            @Qualifier("readerJdbcClient") JdbcClient reader,
            @Qualifier("readerDataSource") DataSource source) {
        this.organisation = organisation;
        this.roster = roster;
        this.rules = rules;
        this.evidence = evidence;
        this.calendars = calendars;
        this.reader = reader;
        this.snapshot = new TransactionTemplate(new DataSourceTransactionManager(source));
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * What coverage is derived from.
     *
     * @param fits by which evidence was left out
     * @param log evidence that was read in whole
     * @param later evidence to be told on top
     */
    record Gathered(CoverageFacts facts, Fits fits, EvidenceLog log, List<Evidence> later) {}

    /** Everything as committed at one moment. */
    Gathered all() {
        return inOneSnapshot(() -> {
            var facts = structure();
            var fits = Fits.of(facts.duties());
            return new Gathered(facts, fits, log(fits), List.of());
        });
    }

    /** All evidence that fits. */
    EvidenceLog log(Fits fits) {
        var log = new EvidenceLog();
        evidence.copyTo(batch -> append(batch, fits, log));
        return log;
    }

    /**
     * Everything as committed at one moment, given all evidence up to a sequence; empty when the duties have changed in a
     * way that lets other evidence of then fit, so that all must be read.
     */
    Optional<Gathered> after(long seq, Fits fits, EvidenceLog log) {
        return inOneSnapshot(() -> {
            var facts = structure();
            var now = Fits.of(facts.duties());
            if (!fits.agreesWith(now)) {
                return Optional.empty();
            }
            var later = Stream.concat(
                    evidence.since(seq).stream(),
                    fits.newIn(now).stream().flatMap(duty -> evidence.ofDuty(duty).stream()));
            return Optional.of(new Gathered(facts, fits.and(now), log, convert(later, now)));
        });
    }

    /** Evidence entered or withdrawn after the sequence. */
    List<Evidence> evidenceSince(long seq, Fits fits) {
        return convert(evidence.since(seq).stream(), fits);
    }

    /** Whether more than so many pieces were entered after the sequence. */
    boolean isFarBehind(long seq, int pieces) {
        return evidence.isFarBehind(seq, pieces);
    }

    /**
     * The first day of the index: that of the year of the earliest duty, but not before the year before the program was
     * put to use, of which it can know nothing. It stays where it is as time goes by.
     */
    LocalDate firstDay(CoverageFacts facts, LocalDate today) {
        var used = reader.sql(FIRST_YEAR).query(Integer.class).optional().orElse(today.getYear());
        var earliest = facts.duties().stream()
                .map(Duty::from)
                .min(LocalDate::compareTo)
                .map(LocalDate::getYear)
                .orElse(used);
        return LocalDate.of(Math.max(earliest, used - 1), 1, 1);
    }

    private <T> T inOneSnapshot(Supplier<T> reading) {
        return Objects.requireNonNull(snapshot.execute(status -> reading.get()), "no facts");
    }

    /** Everything but evidence as it was known at a sequence (当时所知); empty when nothing of it changed since. */
    Optional<CoverageFacts> structureAt(long seq) {
        return inOneSnapshot(() -> reader.sql(CHANGED_SINCE)
                        .param("seq", seq)
                        .query(Boolean.class)
                        .single()
                ? Optional.of(structure(
                        calendars.knownAt(seq), organisation.knownAt(seq), roster.knownAt(seq), rules.knownAt(seq)))
                : Optional.empty());
    }

    private CoverageFacts structure() {
        return structure(calendars.reload(), organisation, roster, rules);
    }

    private static CoverageFacts structure(
            WorkCalendar calendar, OrganisationFacts organisation, RosterFacts roster, RuleFacts rules) {
        return new CoverageFacts(
                calendar,
                organisation.units(),
                organisation.placements(),
                organisation.slots(),
                organisation.workingUnits(),
                roster.publishedRosters(),
                roster.shifts(),
                roster.occasions(),
                organisation.absences(),
                organisation.charges(),
                rules.duties(),
                rules.exemptions(),
                rules.exclusions(),
                List.of());
    }

    static List<Evidence> convert(Stream<EvidenceFact> found, Fits fits) {
        return found.filter(fact -> fits.takes(fact.dutyId(), fact.personId() != null))
                .map(GatheringFacts::convert)
                .toList();
    }

    private static void append(EvidenceBatch batch, Fits fits, EvidenceLog log) {
        for (var i = 0; i < batch.size(); i++) {
            if (fits.takes(batch.duty(i), batch.ofPerson(i))) {
                log.appendNew(
                        batch.id(i),
                        batch.duty(i),
                        batch.subject(i),
                        batch.at(i),
                        EvidenceLog.marks(kind(batch.kind(i)), batch.night(i), batch.offHours(i), batch.unannounced(i)),
                        batch.quantity(i),
                        batch.entered(i),
                        batch.withdrawn(i));
            }
        }
    }

    private static EvidenceKind kind(luoshi.evidence.EvidenceKind kind) {
        return switch (kind) {
            case ACT -> EvidenceKind.ACT;
            case RECORD -> EvidenceKind.RECORD;
            case DOCUMENT -> EvidenceKind.DOCUMENT;
            case MEETING -> EvidenceKind.MEETING;
        };
    }

    private static Evidence convert(EvidenceFact fact) {
        var person = fact.personId();
        var withdrawn = fact.withdrawnSeq();
        return new Evidence(
                fact.id(),
                fact.dutyId(),
                person == null ? fact.unitId() : person,
                fact.actAt(),
                kind(fact.kind()),
                fact.quantity(),
                fact.night(),
                fact.offHours(),
                fact.unannounced(),
                fact.enteredSeq(),
                withdrawn == null ? Long.MAX_VALUE : withdrawn);
    }
}
