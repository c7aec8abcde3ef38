package luoshi.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import luoshi.guards.broken.Careless;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule holds for the program, has seen enough of it to mean something, and catches a sample broken on purpose. */
class CodeGuardTests {
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("luoshi", "gg.jte.generated");
    private static final JavaClasses BROKEN =
            new ClassFileImporter().importPackages("luoshi.guards.broken", "gg.jte.generated.broken");

    @Test
    void seesTheWholeProgram() {
        assertThat(PROGRAM.stream().filter(type -> type.getPackageName().startsWith("luoshi")))
                .hasSizeGreaterThan(60);
        assertThat(PROGRAM.stream().filter(type -> type.getPackageName().startsWith("gg.jte.generated")))
                .hasSizeGreaterThan(6);
        assertThat(BROKEN.contain(Careless.class)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(PROGRAM);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void catchesTheBrokenSample(ArchRule rule) {
        assertThatThrownBy(() -> rule.check(BROKEN)).isInstanceOf(AssertionError.class);
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(CodeRules.CONTROLLERS_AND_STORES_STAY_INSIDE),
                Arguments.of(CodeRules.TIME_COMES_FROM_THE_CLOCK),
                Arguments.of(CodeRules.TEMPLATES_KNOW_THEIR_OWN_MODULE));
    }
}
