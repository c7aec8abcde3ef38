package luoshi.guards;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.regex.Pattern;
import luoshi.Luoshi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModulesTests {
    /** The engine is a library to the server, and JPMS keeps it pure; it is no module of this program. */
    static final ApplicationModules MODULES = ApplicationModules.of(Luoshi.class, resideInAPackage("luoshi.engine.."));

    private static final Pattern MOVABLE = Pattern.compile("^\\s*component |-->");

    @Test
    void keepsModulesAcyclicAndToTheirFaces() {
        assertThat(MODULES.stream()).hasSizeGreaterThan(10);
        MODULES.verify();
    }

    @Test
    void keepsTheDiagramCurrent(@TempDir java.nio.file.Path folder) throws IOException {
        new Documenter(MODULES, Documenter.Options.defaults().withOutputFolder(folder.toString()))
                .writeModulesAsPlantUml(
                        Documenter.DiagramOptions.defaults().withStyle(Documenter.DiagramOptions.DiagramStyle.UML));
        var drawn = inOrder(Files.readString(folder.resolve("components.puml")));
        var kept = Sources.ROOT.resolve("docs/modules.puml");
        if (Boolean.getBoolean("luoshi.write")) {
            Files.writeString(kept, drawn);
        }

        assertThat(Files.readString(kept))
                .as("docs/modules.puml; run the tests with -Dluoshi.write=true to draw it again")
                .isEqualTo(drawn);
    }

    /** Components and arrows come in the order of a hash table; a kept diagram needs one that stays. */
    private static String inOrder(String diagram) {
        var lines = diagram.lines().toList();
        var sorted = new ArrayList<String>();
        for (var start = 0; start < lines.size(); ) {
            var end = start;
            while (end < lines.size() && MOVABLE.matcher(lines.get(end)).find()) {
                end++;
            }
            lines.subList(start, end).stream().sorted().forEach(sorted::add);
            if (end == start) {
                sorted.add(lines.get(end++));
            }
            start = end;
        }
        return String.join("\n", sorted) + "\n";
    }
}
