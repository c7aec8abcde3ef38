package luoshi.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import luoshi.bench.coverage.CoverageBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./luoshi bench}: one subcommand for each kernel. */
@Command(
        name = "bench",
        subcommands = {StatuteBench.class, CoverageBench.class},
        mixinStandardHelpOptions = true,
        description = {"并排测速，先比结果再比时间", "Measures side by side: results are compared before times."})
public final class Main {
    private Main() {}

    /** Exit 0, 1 when the results differ, 2 for bad usage. */
    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }
}
