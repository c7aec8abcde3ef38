package luoshi.support;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import luoshi.database.DatabaseAccess;
import luoshi.sample.SampleWorld;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points a context at a database that holds the sample world, on the sample's own day. */
public final class SampleDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** The sample's hour: Friday 2026-10-02, 09:40 in China. */
    public static final String NOW = "2026-10-02T09:40+08:00";

    /** Of every sample account. */
    public static final String PASSWORD = "sample-of-a-station";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var access = prepared();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "sample-database",
                        Map.of(
                                "luoshi.now", NOW,
                                "luoshi.db.url", access.url(),
                                "luoshi.db.owner-password", access.owner().password(),
                                "luoshi.db.app-password", access.app().password(),
                                "luoshi.db.reader-password", access.reader().password())));
    }

    private static DatabaseAccess prepared() {
        var access = TestDatabase.fresh();
        var clock = Clock.fixed(Instant.parse("2026-10-02T01:40:00Z"), ZoneId.of("Asia/Shanghai"));
        SampleWorld.ensure(access, clock, PASSWORD);
        return access;
    }
}
