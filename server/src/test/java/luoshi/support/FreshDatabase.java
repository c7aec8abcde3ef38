package luoshi.support;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points a context at a database that no other context uses. */
public final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var access = TestDatabase.fresh();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "fresh-database",
                        Map.of(
                                "luoshi.db.url", access.url(),
                                "luoshi.db.owner-password", access.owner().password(),
                                "luoshi.db.app-password", access.app().password(),
                                "luoshi.db.reader-password", access.reader().password())));
    }
}
