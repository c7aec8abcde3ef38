package luoshi.lens;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import javax.sql.DataSource;
import luoshi.calendar.Calendars;
import luoshi.database.DatabaseAccess;
import luoshi.evidence.EvidenceFacts;
import luoshi.organisation.OrganisationFacts;
import luoshi.roster.RosterFacts;
import luoshi.rule.RuleFacts;
import luoshi.supervision.VisitFacts;
import org.postgresql.jdbc.PgConnection;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Coverage over a database, without the rest of the program. */
final class ServiceOverDatabase implements AutoCloseable {
    final CoverageService coverage;
    final GatheringFacts gathering;
    private final SingleConnectionDataSource source;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    ServiceOverDatabase(DatabaseAccess access, LocalDate today) {
        var zone = ZoneId.of("Asia/Shanghai");
        source = new SingleConnectionDataSource(
                access.url(), access.reader().user(), access.reader().password(), true);
        context.registerBean(
                "clock",
                Clock.class,
                () -> Clock.fixed(today.atTime(9, 0).atZone(zone).toInstant(), zone));
        context.registerBean("readerDataSource", DataSource.class, () -> source);
        context.registerBean("readerJdbcClient", JdbcClient.class, () -> JdbcClient.create(source));
        context.register(
                OrganisationFacts.class,
                RosterFacts.class,
                RuleFacts.class,
                EvidenceFacts.class,
                VisitFacts.class,
                Calendars.class,
                FollowingLedger.class,
                GatheringFacts.class,
                CoverageService.class);
        context.refresh();
        coverage = context.getBean(CoverageService.class);
        gathering = context.getBean(GatheringFacts.class);
    }

    /** Closes the connection under the service's feet. */
    void breakConnection() throws SQLException {
        source.getConnection().unwrap(PgConnection.class).close();
    }

    void mendConnection() {
        source.resetConnection();
    }

    @Override
    public void close() {
        context.close();
        source.destroy();
    }
}
