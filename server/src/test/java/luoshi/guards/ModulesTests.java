package luoshi.guards;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import luoshi.Luoshi;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTests {
    /** The engine is a library to the server, and JPMS keeps it pure; it is no module of this program. */
    static final ApplicationModules MODULES = ApplicationModules.of(Luoshi.class, resideInAPackage("luoshi.engine.."));

    @Test
    void keepsModulesAcyclicAndToTheirFaces() {
        MODULES.verify();
    }
}
