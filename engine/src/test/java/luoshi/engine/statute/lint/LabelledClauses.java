package luoshi.engine.statute.lint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import luoshi.engine.statute.Corpus;
import luoshi.engine.statute.Node;
import luoshi.engine.statute.StatuteParser;

/** The clauses that were drawn by seed from twenty laws and labelled by hand: see lint-labels.md. */
final class LabelledClauses {
    static final int LAWS = 20;
    static final int EACH = 15;
    static final long SEED = 20261129;
    private static final int LEAST_ARTICLES = 20;

    private LabelledClauses() {}

    /**
     * A clause drawn.
     *
     * @param above the words that lead into it, the nearest first
     */
    record Clause(String path, Node node, List<Passage> above) {
        int start() {
            return node.textAt();
        }

        int end() {
            return node.textAt() + node.text().getBytes(StandardCharsets.UTF_8).length;
        }
    }

    static List<Clause> draw(long seed, int laws, int each) {
        var longEnough = Corpus.index().stream()
                .filter(entry -> entry.articles() >= LEAST_ARTICLES)
                .toList();
        var drawn = new ArrayList<Clause>();
        for (var entry : Corpus.draw(longEnough, laws, seed, Corpus.Entry::path)) {
            var all = new ArrayList<Clause>();
            for (var node : StatuteParser.parse(entry.bytes()).nodes()) {
                collect(entry.path(), node, List.of(), all);
            }
            drawn.addAll(Corpus.draw(all, each, seed, clause -> entry.path() + ":" + clause.start()));
        }
        return drawn;
    }

    private static void collect(String path, Node node, List<Passage> above, List<Clause> all) {
        var binds = switch (node.kind()) {
            case ARTICLE, PARAGRAPH, ITEM, SUBITEM -> true;
            case PART, SUBPART, CHAPTER, SECTION, TABLE, ANNEX, FREE -> false;
        };
        var words = binds && !node.text().isBlank();
        if (words && node.isLeaf()) {
            all.add(new Clause(path, node, above));
        }
        var leadIns = above;
        if (words) {
            leadIns = new ArrayList<>(List.of(new Passage(node.text(), node.textAt())));
            leadIns.addAll(above);
        }
        for (var child : node.children()) {
            collect(path, child, leadIns, all);
        }
    }
}
