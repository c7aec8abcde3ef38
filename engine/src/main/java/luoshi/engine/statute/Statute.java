package luoshi.engine.statute;

import java.util.ArrayList;
import java.util.List;

/**
 * A regulation as a tree (制度文本的结构): the leaves and the bytes between them rebuild the file. Immutable; keeps the bytes it was
 * read from and must be the only one to write to them.
 */
public final class Statute {
    private final byte[] file;
    private final String title;
    private final List<String> notes;
    private final List<Node> nodes;
    private final List<Problem> problems;
    private final Marks marks;

    Statute(byte[] file, String title, List<String> notes, List<Node> nodes, List<Problem> problems, Marks marks) {
        this.file = file;
        this.title = title;
        this.notes = List.copyOf(notes);
        this.nodes = nodes;
        this.problems = List.copyOf(problems);
        this.marks = marks;
    }

    /** The title, "" when the text opens without one. */
    public String title() {
        return title;
    }

    /** The lines under the title on adoption and revision (题注), wrapped lines joined. */
    public List<String> notes() {
        return notes;
    }

    /** The top of the tree, in file order. */
    public List<Node> nodes() {
        return nodes;
    }

    /** Anomalies of numbering, by byte offset. */
    public List<Problem> problems() {
        return problems;
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

    byte[] file() {
        return file;
    }

    Marks marks() {
        return marks;
    }
}
