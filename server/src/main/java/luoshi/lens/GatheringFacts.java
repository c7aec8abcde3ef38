package luoshi.lens;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import luoshi.calendar.Calendars;
import luoshi.engine.coverage.CoverageFacts;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
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

    /** Everything as committed at one moment. */
    CoverageFacts all() {
        return inOneSnapshot(() -> {
            var duties = rules.duties();
            return with(duties, convert(evidence.all(), duties));
        });
    }

    /** Everything but evidence. */
    CoverageFacts structure() {
        return inOneSnapshot(() -> with(rules.duties(), List.of()));
    }

    /** Evidence entered or withdrawn after the sequence. */
    List<Evidence> evidenceSince(long seq, List<Duty> duties) {
        return convert(evidence.since(seq), duties);
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

    private CoverageFacts inOneSnapshot(Supplier<CoverageFacts> reading) {
        var facts = snapshot.execute(status -> reading.get());
        if (facts == null) {
            throw new IllegalStateException("no facts");
        }
        return facts;
    }

    private CoverageFacts with(List<Duty> duties, List<Evidence> known) {
        return new CoverageFacts(
                calendars.reload(),
                organisation.units(),
                organisation.placements(),
                organisation.slots(),
                organisation.workingUnits(),
                roster.publishedRosters(),
                roster.shifts(),
                roster.occasions(),
                organisation.absences(),
                organisation.charges(),
                duties,
                rules.exemptions(),
                rules.exclusions(),
                known);
    }

    /** Evidence of a person fills a person's duty, evidence of a unit itself a unit's; anything else fills nothing. */
    static List<Evidence> convert(List<EvidenceFact> found, List<Duty> duties) {
        Map<Long, List<SubjectKind>> kinds = duties.stream()
                .collect(Collectors.groupingBy(
                        Duty::duty, Collectors.mapping(Duty::subject, Collectors.toUnmodifiableList())));
        return found.stream()
                .flatMap(fact -> {
                    var kind = fact.personId() == null ? SubjectKind.UNIT : SubjectKind.PERSON;
                    var fits = kinds.getOrDefault(fact.dutyId(), List.of()).contains(kind);
                    return fits ? Stream.of(convert(fact)) : Stream.empty();
                })
                .toList();
    }

    private static Evidence convert(EvidenceFact fact) {
        var person = fact.personId();
        var withdrawn = fact.withdrawnSeq();
        return new Evidence(
                fact.id(),
                fact.dutyId(),
                person == null ? fact.unitId() : person,
                fact.actAt(),
                EvidenceKind.valueOf(fact.kind().name()),
                fact.quantity(),
                fact.night(),
                fact.offHours(),
                fact.unannounced(),
                fact.enteredSeq(),
                withdrawn == null ? Long.MAX_VALUE : withdrawn);
    }
}
