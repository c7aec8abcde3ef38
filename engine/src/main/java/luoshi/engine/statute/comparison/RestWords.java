package luoshi.engine.statute.comparison;

import java.util.ArrayList;
import java.util.List;
import luoshi.engine.statute.Node;
import luoshi.engine.statute.NodeKind;
import luoshi.engine.statute.Statute;

/**
 * The words of a regulation that belong to no article and no heading (条以外的文字): preamble, annexes, notes; no table of contents.
 */
final class RestWords {
    private RestWords() {}

    /** One line for each part that has words, in file order. */
    static List<String> of(Statute statute) {
        var found = new ArrayList<String>();
        for (var node : statute.nodes()) {
            collect(node, found);
        }
        return found;
    }

    private static void collect(Node node, List<String> found) {
        if (node.kind() == NodeKind.ARTICLE || isContents(node)) {
            return;
        }
        var words = HeadingMatching.isHeading(node) ? "" : Words.own(node);
        if (!words.isEmpty()) {
            found.add(words);
        }
        for (var child : node.children()) {
            collect(child, found);
        }
    }

    private static boolean isContents(Node node) {
        var heading = node.kind() == NodeKind.FREE ? node.heading() : null;
        return "目录".equals(heading) || "目次".equals(heading);
    }
}
