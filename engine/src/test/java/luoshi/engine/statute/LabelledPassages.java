package luoshi.engine.statute;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** The passages that were drawn by seed from all files and whose references were listed by hand: see reference-labels.md. */
final class LabelledPassages {
    static final long SEED = 20261129;
    static final int LIKELY = 150;
    static final int MAYBE = 170;
    static final int OTHERS = 30;
    /** What most references have; a passage of this kind holds one more often than not. */
    private static final Pattern LIKE = Pattern.compile("《|[第前上本]\\P{IsPunctuation}{0,9}[条款项章节编目]");
    /** What every reference opens with. */
    private static final Pattern OPENS = Pattern.compile("[第前上本《]");

    private LabelledPassages() {}

    /** A part with words of its own. */
    record Drawn(String path, Node node) {
        int start() {
            return node.textAt();
        }

        int end() {
            return node.textAt() + node.text().getBytes(StandardCharsets.UTF_8).length;
        }

        String key() {
            return path + ":" + start();
        }
    }

    static List<Drawn> draw(long seed) {
        var like = new ArrayList<Drawn>();
        var may = new ArrayList<Drawn>();
        var not = new ArrayList<Drawn>();
        for (var entry : Corpus.index()) {
            for (var top : StatuteParser.parse(entry.bytes()).nodes()) {
                top.walk(node -> {
                    if (node.text().isBlank() || node.kind() == NodeKind.TABLE) {
                        return;
                    }
                    var drawn = new Drawn(entry.path(), node);
                    (OPENS.matcher(node.text()).find() ? may : not).add(drawn);
                    if (LIKE.matcher(node.text()).find()) {
                        like.add(drawn);
                    }
                });
            }
        }
        var drawn = new LinkedHashSet<>(Corpus.draw(may, MAYBE, seed, Drawn::key));
        drawn.addAll(Corpus.draw(not, OTHERS, seed, Drawn::key));
        drawn.addAll(Corpus.draw(like, LIKELY, seed + 1, Drawn::key));
        return List.copyOf(drawn);
    }
}
