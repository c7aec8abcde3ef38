package luoshi.rule;

import java.util.concurrent.Callable;
import luoshi.engine.statute.NodeKind;
import luoshi.engine.statute.Statute;
import luoshi.engine.statute.StatuteParser;
import luoshi.engine.statute.comparison.StatuteComparison;
import luoshi.engine.statute.json.ComparisonJson;
import luoshi.rule.RegulationFile.Reading;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ./luoshi versions OLD NEW}: compares two versions of a regulation article by article (两版对照) without a server or a
 * database. Exit 0, whatever differs; 2 when a file cannot be read.
 */
@Command(
        name = "versions",
        mixinStandardHelpOptions = true,
        description = {
            "逐条对照两版制度（.md .txt .docx）：新增、删去、改了、只改条号",
            "Compares two versions of a regulation (.md .txt .docx): added, removed, changed, renumbered articles."
        })
public final class VersionsCommand implements Callable<Integer> {
    private static final int READ = 0;
    private static final int UNREADABLE = 2;

    @Parameters(index = "0", paramLabel = "OLD", description = "旧版 / the earlier version")
    private String before = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "新版 / the later version")
    private String after = "";

    @Option(names = "--json", description = "机器可读 / machine output")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final Texts texts = Texts.ofCommand("rule");

    @Override
    public Integer call() {
        var old = read(before);
        var now = read(after);
        var exit = UNREADABLE;
        if (old != null && now != null) {
            exit = READ;
            show(StatuteComparison.of(old, now));
        }
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().flush();
        return exit;
    }

    private void show(StatuteComparison comparison) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(ComparisonJson.write(comparison));
        } else {
            new ComparisonLines(comparison, texts).lines(before, after).forEach(out::println);
        }
    }

    /** The regulation, or null when the file cannot be read, which is said. */
    private @Nullable Statute read(String file) {
        var err = spec.commandLine().getErr();
        return switch (RegulationFile.open(file)) {
            case Reading.Refused refused -> {
                err.println(file + ": " + texts.say(refused.reason()));
                yield null;
            }
            case Reading.Read read -> {
                read.notes().forEach(note -> err.println(file + ": " + texts.get("rule.note." + note)));
                var statute = StatuteParser.parse(read.utf8());
                if (statute.all(NodeKind.ARTICLE).isEmpty()) {
                    err.println(texts.get("versions.no-articles", file));
                }
                yield statute;
            }
        };
    }
}
