package luoshi.guards;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;

/** Rules on code that neither the compiler nor Modulith knows. */
final class CodeRules {
    private static final Set<String> CLOCKS = Set.of(
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime",
            "java.time.Instant",
            "java.time.Year",
            "java.time.YearMonth");

    /** Controllers and stores are how a module works inside. */
    static final ArchRule CONTROLLERS_AND_STORES_STAY_INSIDE = classes()
            .that()
            .areAnnotatedWith(Controller.class)
            .or()
            .areAnnotatedWith(Repository.class)
            .or()
            .haveSimpleNameStartingWith("Jdbc")
            .should()
            .bePackagePrivate();

    /** The time is an argument or comes from the one clock, so that every date can be replayed. */
    static final ArchRule TIME_COMES_FROM_THE_CLOCK =
            noClasses().should().callCodeUnitWhere(asksTheMachineForTheTime());

    /** Generated templates show view records of their own module, of the kernel and of the shell; they fetch nothing. */
    static final ArchRule TEMPLATES_KNOW_THEIR_OWN_MODULE =
            classes().that().resideInAPackage("gg.jte.generated..").should(dependOnlyOnTheirModule());

    private CodeRules() {}

    private static DescribedPredicate<JavaCall<?>> asksTheMachineForTheTime() {
        return DescribedPredicate.describe("asks the machine for the time", call -> {
            var owner = call.getTargetOwner().getName();
            var target = call.getTarget();
            var now = target.getName().equals("now")
                    && CLOCKS.contains(owner)
                    && target.getRawParameterTypes().stream()
                            .noneMatch(type -> type.getName().equals("java.time.Clock"));
            return now || owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis");
        });
    }

    private static ArchCondition<JavaClass> dependOnlyOnTheirModule() {
        return new ArchCondition<>("depend only on their own module, kernel and web") {
            @Override
            public void check(JavaClass template, ConditionEvents events) {
                var parts = template.getPackageName().split("\\.");
                var module = parts[parts.length - 1];
                for (var dependency : template.getDirectDependenciesFromSelf()) {
                    var target = dependency.getTargetClass().getPackageName();
                    var foreign = target.startsWith("luoshi.")
                            && !target.startsWith("luoshi." + module)
                            && !target.startsWith("luoshi.kernel")
                            && !target.startsWith("luoshi.web");
                    if (foreign || target.startsWith("java.sql") || target.startsWith("org.springframework")) {
                        events.add(SimpleConditionEvent.violated(template, dependency.getDescription()));
                    }
                }
            }
        };
    }
}
