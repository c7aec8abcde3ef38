package luoshi;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.env.Environment;

/**
 * The server program; {@link luoshi.cli.Main} starts it. Two modules may each have a {@code PersonController}: beans go by
 * their whole names.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Luoshi {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** China time; with {@code luoshi.now} it ticks from that moment on. */
    @Bean
    Clock clock(Environment environment) {
        var clock = Clock.system(CHINA);
        var start = environment.getProperty("luoshi.now");
        return start == null
                ? clock
                : Clock.offset(clock, Duration.between(clock.instant(), OffsetDateTime.parse(start)));
    }
}
