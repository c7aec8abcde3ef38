package luoshi.engine.statute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds what the words of a regulation point to (条文引用), each resolved where it stands. */
public final class References {
    private final Marks marks;
    private final ReferenceScanner scanner;
    private final List<Places> regulations = new ArrayList<>();
    private final List<Reference> found = new ArrayList<>();
    private int next = 1;
    private int mark;

    private References(Statute statute) {
        this.marks = statute.marks();
        this.scanner = new ReferenceScanner(statute.file(), found);
    }

    /**
     * Every reference in the words of the parts, in file order. Titles, headings and notes are not looked at: they name, they do
     * not point.
     */
    public static List<Reference> in(Statute statute) {
        var all = new References(statute);
        all.index(statute.nodes(), new int[Level.ARTICLE]);
        all.read(statute.nodes());
        return List.copyOf(all.found);
    }

    private void index(List<Node> nodes, int[] path) {
        if (regulations.isEmpty()) {
            regulations.add(new Places());
        }
        for (var node : nodes) {
            if (node.beginsRegulation()) {
                regulations.add(new Places());
                index(node.children(), new int[Level.ARTICLE]);
                continue;
            }
            int level = node.kind().ordinal();
            if (level < Level.ARTICLE) {
                path[level] = node.ordinal().getFirst();
                Arrays.fill(path, level + 1, Level.ARTICLE, 0);
                regulations.getLast().add(node, path);
                index(node.children(), path);
            } else if (node.kind() == NodeKind.ARTICLE) {
                regulations.getLast().add(node, path);
            } else if (!node.isLeaf()) {
                index(node.children(), path);
            }
        }
    }

    private void read(List<Node> nodes) {
        scanner.begin(regulations.getFirst());
        walk(nodes);
    }

    private void walk(List<Node> nodes) {
        for (int k = 0; k < nodes.size(); k++) {
            var node = nodes.get(k);
            if (node.beginsRegulation()) {
                scanner.begin(regulations.get(next++));
            }
            scanner.enter(node);
            if (node.hasText()) {
                while (mark < marks.size() && marks.at(mark) < node.textAt()) {
                    mark++;
                }
                if (mark < marks.size() && marks.at(mark) < node.textEnd()) {
                    scanner.open(node);
                    for (; mark < marks.size() && marks.at(mark) < node.textEnd(); mark++) {
                        scanner.look(marks.at(mark));
                    }
                }
            }
            walk(node.children());
            scanner.leave(node);
        }
    }
}
