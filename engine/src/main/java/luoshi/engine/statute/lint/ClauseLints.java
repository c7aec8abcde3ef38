package luoshi.engine.statute.lint;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import luoshi.engine.statute.Node;
import luoshi.engine.statute.Statute;

/** Lints every article, paragraph and item of a regulation that has words of its own and nothing below (条款逐条检查). */
public final class ClauseLints {
    private ClauseLints() {}

    /** By node, compared by identity: two items may read alike. */
    public static Map<Node, Operability> of(Statute statute) {
        var found = new IdentityHashMap<Node, Operability>();
        for (var node : statute.nodes()) {
            read(node, List.of(), found);
        }
        return found;
    }

    private static void read(Node node, List<LeadIn> above, Map<Node, Operability> found) {
        var binds = switch (node.kind()) {
            case ARTICLE, PARAGRAPH, ITEM, SUBITEM -> true;
            case PART, SUBPART, CHAPTER, SECTION, TABLE, ANNEX, FREE -> false;
        };
        if (binds && node.isLeaf() && !node.text().isBlank()) {
            found.put(node, OperabilityLint.read(new Passage(node.text(), node.textAt()), above));
        }
        var leadIns = above;
        if (binds && !node.isLeaf() && !node.text().isBlank()) {
            leadIns = new ArrayList<>(List.of(LeadIn.of(new Passage(node.text(), node.textAt()))));
            leadIns.addAll(above);
        }
        for (var child : node.children()) {
            read(child, leadIns, found);
        }
    }
}
