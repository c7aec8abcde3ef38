package luoshi.sample;

import java.util.List;
import java.util.Map;
import luoshi.calendar.HolidayTable;
import luoshi.database.DatabaseAccess;
import luoshi.engine.coverage.CoverageFacts;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.DeadCorners.LastCheck;
import luoshi.evidence.EvidenceFact;
import luoshi.evidence.EvidenceFacts;
import luoshi.organisation.OrganisationFacts;
import luoshi.roster.RosterFacts;
import luoshi.rule.RuleFacts;
import luoshi.supervision.VisitFacts;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What calculations read of a written sample world, through the modules' own readers. */
final class SampleFacts {
    final CoverageFacts facts;
    final List<LastCheck> checks;
    final Map<Long, Integer> intervals;
    final VisitFacts visits;

    SampleFacts(DatabaseAccess access, java.time.LocalDate asOf) {
        var source = new SingleConnectionDataSource(
                access.url(), access.reader().user(), access.reader().password(), true);
        var readers = new AnnotationConfigApplicationContext();
        readers.registerBean("readerDataSource", javax.sql.DataSource.class, () -> source);
        readers.registerBean("readerJdbcClient", JdbcClient.class, () -> JdbcClient.create(source));
        readers.register(
                OrganisationFacts.class, RosterFacts.class, RuleFacts.class, EvidenceFacts.class, VisitFacts.class);
        readers.refresh();
        var organisation = readers.getBean(OrganisationFacts.class);
        var roster = readers.getBean(RosterFacts.class);
        var rules = readers.getBean(RuleFacts.class);
        visits = readers.getBean(VisitFacts.class);
        facts = new CoverageFacts(
                HolidayTable.published(),
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
                readers.getBean(EvidenceFacts.class).since(0).stream()
                        .map(SampleFacts::evidence)
                        .toList());
        checks = visits.lastChecks(asOf, VisitFacts.ALL_KNOWN).stream()
                .map(check -> new LastCheck(check.unitId(), check.areaId(), check.day()))
                .toList();
        intervals = organisation.intervals();
    }

    private static Evidence evidence(EvidenceFact fact) {
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
