package luoshi.engine.statute;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One part of a regulation with its place in the file (条文节点).
 *
 * @param kind what it is
 * @param number its number as printed, such as 第十条之一 or （三）; null for what carries none, such as an ordinary 款
 * @param ordinal the number as integers: 第十条之一 is [10, 1], the second 款 is [2]; empty where there is nothing to count
 * @param heading the words of a heading without typographic padding (总　则 reads 总则), or null
 * @param text the own words, without marker and surrounding blanks; "" for headings and for an article whose words lie in its
 *     children. A part with items below it keeps its lead-in here
 * @param textAt byte offset of {@code text} in the file
 * @param span bytes from the marker to the end of the last child
 * @param children the parts below, in file order, spans disjoint and ascending
 */
public record Node(
        NodeKind kind,
        @Nullable String number,
        List<Integer> ordinal,
        @Nullable String heading,
        String text,
        int textAt,
        Span span,
        List<Node> children) {
    public Node {
        ordinal = List.copyOf(ordinal);
        children = List.copyOf(children);
    }

    /** Whether nothing lies below. */
    public boolean isLeaf() {
        return children.isEmpty();
    }

    /** Visits this part and everything below, in file order. */
    public void walk(Consumer<Node> visitor) {
        visitor.accept(this);
        for (var child : children) {
            child.walk(visitor);
        }
    }
}
