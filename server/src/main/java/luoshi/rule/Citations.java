package luoshi.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import luoshi.engine.statute.Node;
import luoshi.engine.statute.Reference;
import luoshi.engine.statute.References;
import luoshi.engine.statute.Statute;
import luoshi.engine.statute.comparison.StatuteTitle;
import luoshi.rule.JdbcSources.NodeRow;
import luoshi.rule.web.SourcePage.Piece;

/**
 * Turns what a regulation's words point to into links (引用链接): to the part on the same page, or to the other regulation where
 * the reader's library has it.
 */
final class Citations {
    private record Place(String kind, int start) {
        static Place of(Node node) {
            return new Place(node.kind().name(), node.span().start());
        }
    }

    private final Map<Place, List<Reference>> byPart = new HashMap<>();
    private final Map<Place, Long> rows = new HashMap<>();
    private final Map<String, Long> library;

    /**
     * Of one regulation.
     *
     * @param library ids of regulations by their titles as {@link StatuteTitle#key} writes them
     */
    Citations(Statute statute, List<NodeRow> nodes, Map<String, Long> library) {
        this.library = library;
        nodes.forEach(row -> rows.put(new Place(row.kind().name(), row.at()), row.id()));
        var references = References.in(statute);
        if (!references.isEmpty()) {
            var queue = new ArrayList<>(references.reversed());
            statute.nodes().forEach(node -> node.walk(part -> take(part, queue)));
        }
    }

    private void take(Node part, List<Reference> queue) {
        while (!queue.isEmpty() && queue.getLast().span().start() < part.textEnd()) {
            byPart.computeIfAbsent(Place.of(part), key -> new ArrayList<>()).add(queue.removeLast());
        }
    }

    /** The words of a part, or of several that are shown as one, cut where references begin and end. */
    List<Piece> pieces(String text, List<NodeRow> parts) {
        var pieces = new ArrayList<Piece>();
        int done = 0;
        for (var part : parts) {
            for (var one : byPart.getOrDefault(new Place(part.kind().name(), part.at()), List.of())) {
                var href = href(one);
                int at = text.indexOf(one.words(), done);
                if (at >= 0 && !href.isEmpty()) {
                    add(pieces, text.substring(done, at), "");
                    add(pieces, one.words(), href);
                    done = at + one.words().length();
                }
            }
        }
        add(pieces, text.substring(done), "");
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, String href) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, href));
        }
    }

    private String href(Reference one) {
        if (one.node() != null) {
            var row = rows.get(Place.of(one.node()));
            return row == null ? "" : "#n" + row;
        }
        var source = one.isElsewhere() ? library.get(StatuteTitle.key(Objects.requireNonNull(one.title()))) : null;
        return source == null ? "" : "/rules/sources/" + source;
    }
}
