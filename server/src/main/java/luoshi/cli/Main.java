package luoshi.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import luoshi.calendar.HolidaysCommand;
import luoshi.database.DatabaseUnavailable;
import luoshi.rule.StatuteCommand;
import luoshi.rule.VersionsCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program's entry (命令行入口). Exit codes: 0 done, 1 the answer is no (findings, an unpublished year), 2 bad input or
 * usage, or the machine does not let it run.
 */
@Command(
        name = "luoshi",
        description = "落实：把每一条规矩从纸上跟到习惯。 Follows every rule from paper to habit.",
        mixinStandardHelpOptions = true,
        version = "luoshi 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            ImportCommand.class,
            LedgerCommand.class,
            StatuteCommand.class,
            VersionsCommand.class,
            HolidaysCommand.class,
            RehearseCommand.class
        })
public final class Main implements Callable<Integer> {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command and returns its exit code. */
    static int run(String... args) {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((failed, line, parsed) -> explain(failed, line))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(args);
    }

    @Override
    public Integer call() {
        CommandLine.usage(this, System.err);
        return 2;
    }

    private static int explain(Exception failed, CommandLine line) {
        var said = said(failed);
        if (said == null) {
            failed.printStackTrace();
        } else {
            line.getErr().println(said);
            line.getErr().flush();
        }
        return 2;
    }

    /** The words of a refusal that was meant for the reader, wherever it lies among the causes. */
    private static @Nullable String said(Throwable failed) {
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseUnavailable || cause instanceof Refusal) {
                return cause.getMessage();
            }
        }
        return null;
    }
}
