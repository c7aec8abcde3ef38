package luoshi.engine.statute.comparison;

import java.util.List;
import luoshi.engine.statute.Node;

/** An article as two versions are compared by it: its place in the tree, and its words as {@link Words} reads them. */
record Article(Node node, String words) {
    static Article of(Node node) {
        return new Article(node, Words.of(node));
    }

    List<Integer> ordinal() {
        return node.ordinal();
    }

    /** Words and number, by value. */
    Numbered numbered() {
        return new Numbered(words, ordinal());
    }

    record Numbered(String words, List<Integer> ordinal) {}
}
