package luoshi.lens;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import luoshi.calendar.Calendars;
import luoshi.database.DatabaseAccess;
import luoshi.evidence.EvidenceFacts;
import luoshi.organisation.OrganisationFacts;
import luoshi.roster.RosterFacts;
import luoshi.rule.RuleFacts;
import luoshi.supervision.VisitFacts;
import luoshi.support.MovableClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Coverage over a database, without the rest of the program. */
final class ServiceOverDatabase implements AutoCloseable {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    final CoverageService coverage;
    final CurrentCoverage current;
    final TendingCoverage tending;
    final KeptEvidence kept;
    final GatheringFacts gathering;
    final MovableClock clock;
    private final DatabaseAccess access;
    private final DelegatingDataSource source;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    ServiceOverDatabase(DatabaseAccess access, LocalDate today) {
        this(access, today, null);
    }

    /** One that keeps the evidence snapshot in a folder. */
    ServiceOverDatabase(DatabaseAccess access, LocalDate today, @Nullable Path folder) {
        this.access = access;
        source = new DelegatingDataSource(pool(access.url()));
        clock = new MovableClock(today.atTime(9, 0).atZone(ZONE).toInstant(), ZONE);
        if (folder != null) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("folder", Map.of("luoshi.data", folder.toString())));
        }
        context.registerBean("clock", Clock.class, () -> clock);
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
                KeptEvidence.class,
                CurrentCoverage.class,
                PastCoverage.class,
                TendingCoverage.class,
                CoverageService.class);
        context.refresh();
        coverage = context.getBean(CoverageService.class);
        current = context.getBean(CurrentCoverage.class);
        tending = context.getBean(TendingCoverage.class);
        kept = context.getBean(KeptEvidence.class);
        gathering = context.getBean(GatheringFacts.class);
    }

    private HikariDataSource pool(String url) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(access.reader().user());
        pool.setPassword(access.reader().password());
        pool.setMaximumPoolSize(3);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(1_000);
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionInitSql("set jit = off; set plan_cache_mode = force_generic_plan");
        return pool;
    }

    /** Lets it reach its database by another way from now on, or none. */
    void connectBy(String url) {
        breakConnection();
        source.setTargetDataSource(pool(url));
    }

    /** Closes the connections under the service's feet. */
    void breakConnection() {
        ((HikariDataSource) Objects.requireNonNull(source.getTargetDataSource())).close();
    }

    void mendConnection() {
        source.setTargetDataSource(pool(access.url()));
    }

    @Override
    public void close() {
        context.close();
        breakConnection();
    }
}
