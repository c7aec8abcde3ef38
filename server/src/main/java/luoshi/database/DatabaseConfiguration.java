package luoshi.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Connections: {@code app} behind row-level security for everything people do, {@code reader} for calculations. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    /** The embedded server of {@code luoshi.data}, unless {@code luoshi.db.url} names one's own. */
    @Bean(destroyMethod = "close")
    @Conditional(NoOwnServer.class)
    EmbeddedPostgres embeddedPostgres(Environment environment) {
        var folder = Path.of(environment.getProperty("luoshi.data", "data/serve"));
        return environment.getProperty("luoshi.throwaway", Boolean.class, false)
                ? EmbeddedPostgres.startThrowaway(folder)
                : EmbeddedPostgres.start(folder);
    }

    @Bean
    @Conditional(NoOwnServer.class)
    DatabaseAccess embeddedAccess(EmbeddedPostgres postgres) {
        return postgres.access();
    }

    @Bean
    @Conditional(OwnServer.class)
    DatabaseAccess ownAccess(Environment environment) {
        return new DatabaseAccess(
                environment.getRequiredProperty("luoshi.db.url"),
                DatabaseAccess.Login.of(environment, "owner"),
                DatabaseAccess.Login.of(environment, "app"),
                DatabaseAccess.Login.of(environment, "reader"));
    }

    @Bean
    @Primary
    HikariDataSource dataSource(DatabaseAccess access, ObjectProvider<AfterMigration> steps) {
        Migrations.run(access);
        steps.orderedStream().forEach(step -> step.prepare(access));
        return pool(access, access.app(), 12, "app");
    }

    @Bean
    HikariDataSource readerDataSource(DatabaseAccess access, DataSource migrated) {
        return pool(access, access.reader(), 6, "reader");
    }

    private static HikariDataSource pool(DatabaseAccess access, DatabaseAccess.Login login, int size, String name) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(access.url());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(size, 2));
        config.setConnectionTimeout(15_000);
        // Pages ask many small questions, and planning one behind row-level security takes longer than answering it:
        // each is planned once per connection, and none is worth compiling.
        config.addDataSourceProperty("prepareThreshold", "1");
        config.setConnectionInitSql("set jit = off; set plan_cache_mode = force_generic_plan");
        return new HikariDataSource(config);
    }

    @Bean
    Remembered remembered() {
        return new Remembered();
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource, Remembered remembered) {
        return new ScopedTransactions(dataSource, remembered);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean
    @Primary
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    /** Reads all rows and writes none: for calculations over everybody, never for a page's own rows. */
    @Bean
    JdbcClient readerJdbcClient(@Qualifier("readerDataSource") DataSource reader) {
        return JdbcClient.create(reader);
    }

    static class OwnServer implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment().getProperty("luoshi.db.url", "").isBlank();
        }
    }

    static class NoOwnServer extends OwnServer {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !super.matches(context, metadata);
        }
    }
}
