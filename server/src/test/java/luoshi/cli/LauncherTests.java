package luoshi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** The launcher at the root lets every command of the program through, and names each that is not hidden. */
class LauncherTests {
    private static final Path LAUNCHER = Path.of("../luoshi");

    @Test
    void knowsEveryCommandOfTheProgram() throws Exception {
        var launcher = Files.readString(LAUNCHER);
        var passed = launcher.lines()
                .filter(line -> line.strip().startsWith("demo |"))
                .findFirst()
                .orElseThrow();
        var commands = Arrays.stream(Main.class.getAnnotation(Command.class).subcommands())
                .map(type -> type.getAnnotation(Command.class))
                .toList();

        assertThat(commands).hasSizeGreaterThan(5);
        for (var command : commands) {
            assertThat(passed).containsPattern("[ |]" + command.name() + "[ |)]");
            if (!command.hidden()) {
                assertThat(launcher).containsPattern("(?m)^  " + command.name() + " +\\S");
            }
        }
    }
}
