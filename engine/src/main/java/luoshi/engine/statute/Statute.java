package luoshi.engine.statute;

import java.util.ArrayList;
import java.util.List;

/**
 * A regulation as a tree (制度文本的结构): the leaves and the bytes between them rebuild the file.
 *
 * @param title the title, "" when the text opens without one
 * @param notes the lines under the title on adoption and revision (题注), wrapped lines joined
 * @param nodes the top of the tree, in file order
 * @param problems anomalies of numbering, by byte offset
 */
public record Statute(String title, List<String> notes, List<Node> nodes, List<Problem> problems) {
    public Statute {
        notes = List.copyOf(notes);
        nodes = List.copyOf(nodes);
        problems = List.copyOf(problems);
    }

    /** Every part of the given kind, in file order. */
    public List<Node> all(NodeKind kind) {
        var found = new ArrayList<Node>();
        for (var node : nodes) {
            node.walk(part -> {
                if (part.kind() == kind) {
                    found.add(part);
                }
            });
        }
        return found;
    }

    /** Every part without children, in file order: disjoint spans, ascending. */
    public List<Node> leaves() {
        var found = new ArrayList<Node>();
        for (var node : nodes) {
            node.walk(part -> {
                if (part.isLeaf()) {
                    found.add(part);
                }
            });
        }
        return found;
    }
}
