package luoshi.rule;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import luoshi.engine.statute.Node;
import luoshi.engine.statute.Reference;
import luoshi.engine.statute.References;
import luoshi.engine.statute.Statute;
import luoshi.engine.statute.StatuteParser;
import luoshi.engine.statute.json.StatuteJson;
import luoshi.engine.statute.lint.ClauseLints;
import luoshi.engine.statute.lint.Operability;
import luoshi.rule.RegulationFile.Reading;
import luoshi.web.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ./luoshi statute FILE…}: parses regulations (制度解析) without a server or a database. Exit 0; 1 when a linted clause
 * lacks something; 2 when a file cannot be read.
 */
@Command(
        name = "statute",
        mixinStandardHelpOptions = true,
        description = {
            "解析制度文本（.md .txt .docx）",
            "Parses regulations (.md .txt .docx) into chapters, articles and items."
        })
public final class StatuteCommand implements Callable<Integer> {
    private static final int READ = 0;
    private static final int LACKS = 1;
    private static final int UNREADABLE = 2;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "制度文件 / regulations")
    private List<String> files = List.of();

    @Option(names = "--json", description = "机器可读 / machine output")
    private boolean json;

    @Option(names = "--lint", description = "逐条检查可操作性 / says what each binding clause lacks")
    private boolean lint;

    @Option(names = "--references", description = "列出引用的条款和文件 / lists what the words point to")
    private boolean references;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final Texts texts = Texts.ofCommand("rule");

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        var exit = READ;
        var several = files.size() > 1;
        var separator = several ? "[" : "";
        for (var file : files) {
            if (json) {
                out.print(separator);
                separator = ",";
            }
            switch (RegulationFile.open(file)) {
                case Reading.Refused refused -> {
                    exit = UNREADABLE;
                    var message = texts.say(refused.reason());
                    if (json) {
                        out.print(StatuteJson.unreadable(file, message));
                    }
                    err.println(file + ": " + message);
                }
                case Reading.Read read -> {
                    read.notes().forEach(note -> err.println(file + ": " + texts.get("rule.note." + note)));
                    var lacks = show(file, StatuteParser.parse(read.utf8()), several, out);
                    exit = exit == READ && lacks ? LACKS : exit;
                }
            }
        }
        if (json) {
            out.println(several ? "]" : "");
        }
        out.flush();
        err.flush();
        return exit;
    }

    /** Prints what was read; says whether a linted clause lacks something. */
    private boolean show(String file, Statute statute, boolean several, PrintWriter out) {
        var lints = lint ? ClauseLints.of(statute) : Map.<Node, Operability>of();
        var pointed = references ? References.in(statute) : null;
        if (json) {
            out.print(StatuteJson.write(several ? file : null, statute, StatuteJson::chinese, lints, pointed));
        } else {
            print(out, file, statute, lints);
            Objects.requireNonNullElse(pointed, List.<Reference>of())
                    .forEach(one -> out.println(
                            texts.get("statute.reference", one.span().start(), one.words(), target(one))));
        }
        return lints.values().stream().anyMatch(one -> !one.lacks().isEmpty());
    }

    private void print(PrintWriter out, String file, Statute statute, Map<Node, Operability> lints) {
        out.println(statute.title().isEmpty() ? file : statute.title());
        for (var note : statute.notes()) {
            out.println("  " + note);
        }
        for (var node : statute.nodes()) {
            print(out, node, 1, lints);
        }
        for (var problem : statute.problems()) {
            out.println(texts.get("statute.problem", problem.at(), StatuteJson.chinese(problem)));
        }
    }

    private void print(PrintWriter out, Node node, int depth, Map<Node, Operability> lints) {
        var line = new StringBuilder("  ".repeat(depth));
        for (var part : new String[] {node.number(), node.heading(), node.text()}) {
            if (part != null && !part.isBlank()) {
                line.append(part.strip().replaceAll("\\s+", " ")).append(' ');
            }
        }
        if (!line.toString().isBlank()) {
            out.println(line.toString().stripTrailing());
        }
        var lint = lints.get(node);
        if (lint != null && !lint.lacks().isEmpty()) {
            out.println("  ".repeat(depth + 1) + "! "
                    + String.join(
                            texts.get("list.separator"),
                            lint.lacks().stream()
                                    .map(need -> texts.get("lint.lacks." + need.name()))
                                    .toList()));
        }
        for (var child : node.children()) {
            print(out, child, depth + 1, lints);
        }
    }

    private String target(Reference one) {
        var part = one.from() == null ? "?" : one.from() + (one.to() == null ? "" : "~" + one.to());
        if (one.isElsewhere()) {
            return (one.title() + " " + part).strip();
        }
        return one.node() == null ? texts.get("statute.reference.none", part) : part;
    }
}
