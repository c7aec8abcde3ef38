package luoshi.engine.statute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbered parts of one regulation by their addresses; of several with one number the first. */
final class Places {
    /** How many siblings are looked at for a number that does not stand where it should. */
    private static final int NEARBY = 1000;

    private static final int RADIX = 10_000;

    private @Nullable Node[] articles = new @Nullable Node[64];
    /** 第十条之一 and the like. */
    private final Map<List<Integer>, Node> between = new HashMap<>();

    private final List<Node> inOrder = new ArrayList<>();
    private final Map<Long, Node> above = new HashMap<>();

    /** Takes a part in; {@code path} holds the numbers of the levels above articles that it lies in, its own included. */
    void add(Node node, int[] path) {
        if (node.kind() == NodeKind.ARTICLE) {
            article(node);
            inOrder.add(node);
        } else {
            above.putIfAbsent(key(path[0], path[1], path[2], path[3]), node);
            above.putIfAbsent(key(0, 0, path[2], path[3]), node);
        }
    }

    private void article(Node node) {
        if (node.ordinal().size() > 1) {
            between.putIfAbsent(node.ordinal(), node);
            return;
        }
        int number = node.ordinal().getFirst();
        if (number >= articles.length) {
            articles = Arrays.copyOf(articles, Math.max(number + 1, articles.length * 2));
        }
        if (articles[number] == null) {
            articles[number] = node;
        }
    }

    /** The k-th article, or null. */
    @Nullable
    Node at(int k) {
        return k < 0 || k >= inOrder.size() ? null : inOrder.get(k);
    }

    @Nullable
    Node find(Address to) {
        if (to.article().isEmpty()) {
            return above.get(key(to.part(), to.subpart(), to.chapter(), to.section()));
        }
        int number = to.article().getFirst();
        var article = to.article().size() > 1
                ? between.get(to.article())
                : number < articles.length ? articles[number] : null;
        if (article == null || to.paragraph() + to.item() + to.subitem() == 0) {
            return article;
        }
        if (to.paragraph() > 0) {
            var paragraph = paragraph(article, to.paragraph());
            return paragraph == null || to.item() == 0 ? paragraph : item(paragraph, to);
        }
        var items = item(article, to);
        for (int k = 0; items == null && k < Math.min(NEARBY, article.children().size()); k++) {
            items = item(article.children().get(k), to);
        }
        return items;
    }

    private static @Nullable Node paragraph(Node article, int number) {
        if (number == 1 && article.children().stream().limit(NEARBY).noneMatch(c -> c.kind() == NodeKind.PARAGRAPH)) {
            return article;
        }
        return child(article, NodeKind.PARAGRAPH, number);
    }

    private static @Nullable Node item(Node parent, Address to) {
        var item = child(parent, NodeKind.ITEM, to.item());
        return item == null || to.subitem() == 0 ? item : child(item, NodeKind.SUBITEM, to.subitem());
    }

    private static @Nullable Node child(Node parent, NodeKind kind, int number) {
        var children = parent.children();
        for (int k = Math.max(0, number - 1); k < Math.min(children.size(), number + NEARBY); k++) {
            if (matches(children.get(k), kind, number)) {
                return children.get(k);
            }
        }
        for (int k = Math.min(children.size(), number - 1) - 1; k >= Math.max(0, number - NEARBY); k--) {
            if (matches(children.get(k), kind, number)) {
                return children.get(k);
            }
        }
        return null;
    }

    private static boolean matches(Node node, NodeKind kind, int number) {
        return node.kind() == kind
                && !node.ordinal().isEmpty()
                && node.ordinal().getFirst() == number;
    }

    private static long key(int part, int subpart, int chapter, int section) {
        return (((long) part * RADIX + subpart) * RADIX + chapter) * RADIX + section;
    }
}
