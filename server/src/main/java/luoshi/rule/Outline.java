package luoshi.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.engine.statute.NodeKind;
import luoshi.engine.statute.lint.Passage;
import luoshi.rule.JdbcSources.NodeRow;
import org.jspecify.annotations.Nullable;

/** The parts of a stored regulation as a tree (制度结构): how each is cited, what it says, what leads into it. */
final class Outline {
    private static final int LONGEST_TITLE = 24;

    private final List<NodeRow> nodes;
    private final Map<Long, NodeRow> byId = new HashMap<>();
    private final Map<Long, List<NodeRow>> children = new HashMap<>();

    Outline(List<NodeRow> nodes) {
        this.nodes = List.copyOf(nodes);
        for (var node : nodes) {
            byId.put(node.id(), node);
            if (node.parent() != null) {
                children.computeIfAbsent(node.parent(), key -> new ArrayList<>())
                        .add(node);
            }
        }
    }

    /** All parts in file order. */
    List<NodeRow> nodes() {
        return nodes;
    }

    List<NodeRow> below(NodeRow node) {
        return children.getOrDefault(node.id(), List.of());
    }

    @Nullable
    NodeRow above(NodeRow node) {
        return node.parent() == null ? null : byId.get(node.parent());
    }

    int depth(NodeRow node) {
        int depth = 0;
        for (var up = above(node); up != null; up = above(up)) {
            depth++;
        }
        return depth;
    }

    /** Whether the part may be made a clause: an article, a paragraph or an item with words. */
    boolean binds(NodeRow node) {
        return switch (node.kind()) {
            case ARTICLE, ITEM, SUBITEM -> !words(node).isBlank();
            // An article's only paragraph is the article itself.
            case PARAGRAPH -> !words(node).isBlank() && !onlyParagraph(node);
            case PART, SUBPART, CHAPTER, SECTION, TABLE, ANNEX, FREE -> false;
        };
    }

    private boolean onlyParagraph(NodeRow node) {
        var above = above(node);
        return above != null && above.kind() == NodeKind.ARTICLE && below(above).size() == 1;
    }

    /** Whether the part is shown by itself, or melts into the article above it. */
    boolean shown(NodeRow node) {
        return node.kind() != NodeKind.PARAGRAPH || !onlyParagraph(node);
    }

    /** The words of the part and everything below, one line for each part. */
    String words(NodeRow node) {
        var lines = new ArrayList<String>();
        collect(node, lines, true);
        return String.join("\n", lines);
    }

    /** The words of an article whose only paragraph melts into it, without the items below. */
    String ownWords(NodeRow node) {
        return below(node).stream()
                .filter(child -> !shown(child))
                .map(child -> child.text().strip().replaceAll("\\s*\\n\\s*", ""))
                .collect(java.util.stream.Collectors.joining("\n"));
    }

    private void collect(NodeRow node, List<String> lines, boolean top) {
        if (!node.text().isBlank()) {
            var number = top || node.number() == null ? "" : node.number();
            lines.add(number + node.text().strip().replaceAll("\\s*\\n\\s*", ""));
        }
        for (var child : below(node)) {
            collect(child, lines, false);
        }
    }

    /** The words that lead into an item, the nearest first. */
    List<Passage> leadIns(NodeRow node) {
        var found = new ArrayList<Passage>();
        for (var up = above(node); up != null; up = above(up)) {
            if (!up.text().isBlank()) {
                found.add(new Passage(up.text(), 0));
            }
        }
        return found;
    }

    /** How it is cited: 第四条第一款第（三）项. */
    String reference(NodeRow node) {
        var above = above(node);
        return switch (node.kind()) {
            case ARTICLE -> number(node, "条");
            case PARAGRAPH -> (above == null ? "" : reference(above)) + (onlyParagraph(node) ? "" : place(node, above));
            case ITEM -> (above == null ? "" : reference(above)) + "第" + bare(node) + "项";
            case SUBITEM -> (above == null ? "" : reference(above)) + "第" + bare(node) + "目";
            case PART, SUBPART, CHAPTER, SECTION, TABLE, ANNEX, FREE -> node.number() == null ? "" : node.number();
        };
    }

    private String place(NodeRow node, @Nullable NodeRow above) {
        if (above == null) {
            return "";
        }
        int at = 0;
        for (var sibling : below(above)) {
            at += sibling.kind() == NodeKind.PARAGRAPH ? 1 : 0;
            if (sibling.id() == node.id()) {
                break;
            }
        }
        return "第" + luoshi.engine.statute.ChineseNumeral.format(Math.max(at, 1)) + "款";
    }

    private static String number(NodeRow node, String otherwise) {
        return node.number() == null ? otherwise : node.number();
    }

    private static String bare(NodeRow node) {
        return node.number() == null ? "" : node.number().replaceAll("[.．、]$", "");
    }

    /** A name for the clause until somebody gives it a better one: the heading, or the first words. */
    String title(NodeRow node) {
        if (node.heading() != null && !node.heading().isBlank()) {
            return cut(node.heading());
        }
        var words = words(node);
        int stop = 0;
        while (stop < words.length() && "，。；：:\n".indexOf(words.charAt(stop)) < 0) {
            stop++;
        }
        return cut(words.substring(0, stop));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TITLE ? text : text.substring(0, LONGEST_TITLE) + "…";
    }
}
