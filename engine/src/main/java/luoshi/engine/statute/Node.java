package luoshi.engine.statute;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One part of a regulation with its place in the file (条文节点). It keeps places, and reads the words from the file's bytes when
 * they are asked for: parsing a library makes no string of what nobody reads. Immutable; two nodes are equal only when they are
 * the same.
 */
public final class Node {
    private final byte[] file;
    private final NodeKind kind;
    private final int level;
    private final List<Integer> ordinal;
    private final int start;
    private final int end;
    private final int numberEnd;
    private final int headingStart;
    private final int headingEnd;
    private final int textStart;
    private final int textEnd;
    private final boolean quoted;
    private final List<Node> children;

    Node(byte[] file, Draft draft, int end, List<Node> children) {
        this.file = file;
        this.kind = draft.kind;
        this.level = draft.level;
        this.ordinal = draft.ordinal;
        this.start = draft.start;
        this.end = end;
        this.numberEnd = draft.numberEnd;
        this.headingStart = draft.headingStart;
        this.headingEnd = draft.headingEnd;
        this.textStart = draft.textStart;
        this.textEnd = draft.textEnd;
        this.quoted = draft.quoted;
        this.children = children;
    }

    /** How far out it stands: of two parts the one of the lesser rank may hold the other; headings of one rank are siblings. */
    public int rank() {
        return level;
    }

    /** Whether a regulation of its own begins here, whose numbers mean its own parts: at a further title or an annex (另一件). */
    public boolean beginsRegulation() {
        return level == Draft.TITLE;
    }

    /** Whether it is a heading that stands without a number among the 编 or 章: 序言, 附则. */
    public boolean isStandingHeading() {
        return kind == NodeKind.FREE && (level == Draft.PART || level == Draft.CHAPTER);
    }

    /** What it is. */
    public NodeKind kind() {
        return kind;
    }

    /** Its number as printed, such as 第十条之一 or （三）; null for what carries none, such as an ordinary 款. */
    public @Nullable String number() {
        return numberEnd > start ? read(start, numberEnd) : null;
    }

    /** The number as integers: 第十条之一 is [10, 1], the second 款 is [2]; empty where there is nothing to count. */
    public List<Integer> ordinal() {
        return ordinal;
    }

    /** The words of a heading without typographic padding (总　则 reads 总则), or null. */
    public @Nullable String heading() {
        return headingEnd > headingStart ? Headings.squeeze(read(headingStart, headingEnd)) : null;
    }

    /**
     * The own words, without marker and surrounding blanks; "" for headings and for an article whose words lie in its children. A
     * part with items below it keeps its lead-in here.
     */
    public String text() {
        return textEnd > textStart ? read(textStart, textEnd) : "";
    }

    /** Whether there are own words: cheaper than {@code !text().isEmpty()}. */
    public boolean hasText() {
        return textEnd > textStart;
    }

    /** Byte offset of {@link #text()} in the file. */
    public int textAt() {
        return textStart;
    }

    /** One past the last byte of {@link #text()}. */
    public int textEnd() {
        return textEnd;
    }

    /** Bytes from the marker to the end of the last child. */
    public Span span() {
        return new Span(start, end);
    }

    /** Whether these are words of another text, quoted by a clause that amends it (引文). */
    public boolean quoted() {
        return quoted;
    }

    /** The parts below, in file order, spans disjoint and ascending. */
    public List<Node> children() {
        return children;
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

    /** The own words as the file has them: UTF-8, a copy. */
    public byte[] textUtf8() {
        return Arrays.copyOfRange(file, textStart, textEnd);
    }

    private String read(int from, int to) {
        return new String(file, from, to - from, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return kind.word() + " " + number() + " " + span();
    }
}
