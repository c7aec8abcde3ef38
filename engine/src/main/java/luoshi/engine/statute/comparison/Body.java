package luoshi.engine.statute.comparison;

import java.util.ArrayList;
import java.util.List;
import luoshi.engine.statute.Node;
import luoshi.engine.statute.NodeKind;
import luoshi.engine.statute.Statute;

/**
 * The articles of one regulation in a file (一部制度的条文): a further title or an annex whose articles begin anew is another one.
 *
 * @param name title or annex, as {@link StatuteTitle} compares it
 */
record Body(String name, List<Article> articles) {
    /** At least one, the first under the title of the file. */
    static List<Body> all(Statute statute) {
        var bodies = new ArrayList<Body>();
        bodies.add(new Body(StatuteTitle.key(statute.title()), new ArrayList<>()));
        for (var node : statute.nodes()) {
            var articles = new ArrayList<Article>();
            node.walk(part -> {
                if (part.kind() == NodeKind.ARTICLE) {
                    articles.add(Article.of(part));
                }
            });
            if (node.beginsRegulation()
                    && !articles.isEmpty()
                    && articles.getFirst().ordinal().getFirst() == 1) {
                bodies.add(new Body(name(node), articles));
            } else {
                bodies.getLast().articles().addAll(articles);
            }
        }
        return bodies;
    }

    private static String name(Node node) {
        var heading = node.heading();
        return StatuteTitle.key(
                (node.kind() == NodeKind.ANNEX ? node.ordinal() : "") + (heading == null ? "" : heading));
    }
}
