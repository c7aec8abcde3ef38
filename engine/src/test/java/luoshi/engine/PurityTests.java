package luoshi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import luoshi.engine.calendar.Cadence;
import org.junit.jupiter.api.Test;

class PurityTests {
    @Test
    void requiresNothingButJavaBaseAndJspecify() {
        var descriptor = Cadence.class.getModule().getDescriptor();

        assertThat(descriptor.requires().stream().map(ModuleDescriptor.Requires::name))
                .containsExactlyInAnyOrder("java.base", "org.jspecify");
    }
}
