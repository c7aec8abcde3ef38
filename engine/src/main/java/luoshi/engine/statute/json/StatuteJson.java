package luoshi.engine.statute.json;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import luoshi.engine.statute.Node;
import luoshi.engine.statute.Problem;
import luoshi.engine.statute.Reference;
import luoshi.engine.statute.Statute;
import luoshi.engine.statute.lint.ClauseLints;
import luoshi.engine.statute.lint.Need;
import luoshi.engine.statute.lint.Operability;
import org.jspecify.annotations.Nullable;

/** Writes a {@link Statute} as the JSON of the {@code statute} command (见 contract: kinds, ordinals, spans, problems, lint). */
public final class StatuteJson {
    private final JsonWriter out = new JsonWriter();
    private final Function<Problem, String> wording;
    private final Map<Node, Operability> lints;

    private StatuteJson(Function<Problem, String> wording, Map<Node, Operability> lints) {
        this.wording = wording;
        this.lints = lints;
    }

    /** One object: title, notes, nodes, problems. */
    public static String write(Statute statute) {
        return write(null, statute, ProblemWording::chinese);
    }

    /**
     * The same with {@code "file"} first, for an array over several files.
     *
     * @param file the name as given on the command line, or null for none
     * @param wording the message of a problem, in the reader's language
     */
    public static String write(@Nullable String file, Statute statute, Function<Problem, String> wording) {
        return write(file, statute, wording, Map.of());
    }

    /**
     * The same with the lint of each binding clause.
     *
     * @param lints by node, compared by identity ({@link ClauseLints}); empty for none
     */
    public static String write(
            @Nullable String file, Statute statute, Function<Problem, String> wording, Map<Node, Operability> lints) {
        return write(file, statute, wording, lints, null);
    }

    /**
     * The same with {@code "references"} at the end: what its words point to, each with its bytes.
     *
     * @param references in file order; null leaves the member out
     */
    public static String write(
            @Nullable String file,
            Statute statute,
            Function<Problem, String> wording,
            Map<Node, Operability> lints,
            @Nullable List<Reference> references) {
        var json = new StatuteJson(wording, lints);
        json.statute(file, statute);
        if (references != null) {
            json.references(references);
        }
        json.out.close('}');
        return json.out.toString();
    }

    /** The message of a problem in Chinese, as the JSON has it. */
    public static String chinese(Problem problem) {
        return ProblemWording.chinese(problem);
    }

    /** What stands for a file that could not be read: {@code {"file","error"}}. */
    public static String unreadable(String file, String error) {
        var out = new JsonWriter();
        out.open('{').key("file").string(file).key("error").string(error).close('}');
        return out.toString();
    }

    private void statute(@Nullable String file, Statute statute) {
        out.open('{');
        if (file != null) {
            out.key("file").string(file);
        }
        out.key("title").string(statute.title()).key("notes").open('[');
        for (var note : statute.notes()) {
            out.next().string(note);
        }
        out.close(']').key("nodes");
        nodes(statute.nodes());
        out.key("problems").open('[');
        for (var problem : statute.problems()) {
            out.next().open('{').key("code").string(problem.code());
            out.key("at").number(problem.at());
            out.key("message").string(wording.apply(problem)).close('}');
        }
        out.close(']');
    }

    private void references(List<Reference> references) {
        out.key("references").open('[');
        for (var one : references) {
            out.next().open('{').key("words").string(one.words());
            out.key("span").span(one.span());
            out.key("text").stringOrNull(one.title());
            out.key("from").stringOrNull(one.from() == null ? null : one.from().toString());
            out.key("to").stringOrNull(one.to() == null ? null : one.to().toString());
            out.key("target");
            if (one.node() == null) {
                out.nothing();
            } else {
                out.span(one.node().span());
            }
            out.close('}');
        }
        out.close(']');
    }

    private void nodes(List<Node> nodes) {
        out.open('[');
        for (var node : nodes) {
            out.next().open('{').key("kind").string(node.kind().word()).key("number");
            out.stringOrNull(node.number()).key("ordinal").open('[');
            for (int n : node.ordinal()) {
                out.next().number(n);
            }
            out.close(']').key("heading").stringOrNull(node.heading()).key("text");
            out.utf8(node.textUtf8()).key("span").span(node.span());
            out.key("children");
            nodes(node.children());
            var lint = lints.get(node);
            if (lint != null) {
                lint(lint);
            }
            out.close('}');
        }
        out.close(']');
    }

    private void lint(Operability lint) {
        var modality = lint.modality().name().toLowerCase(Locale.ROOT).replace('_', '-');
        out.key("modality").string(modality);
        for (var need : Need.values()) {
            if (need != Need.ACT) {
                words(need, lint);
            }
        }
        out.key("lacks").open('[');
        for (var need : lint.lacks()) {
            out.next().string(need.word());
        }
        out.close(']');
    }

    private void words(Need need, Operability lint) {
        out.key(need.word());
        var words = lint.words(need);
        if (words.isEmpty()) {
            out.stringOrNull(null);
            return;
        }
        out.open('{').key("words").string(words.get().words()).key("span");
        out.span(words.get().span()).close('}');
    }
}
