package luoshi.engine.statute;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Words that point to a part of this or another text (条文引用): 本法第十条, 前款, 《……》第三条. Like a {@link Node} it keeps places and
 * reads words when they are asked for.
 */
public final class Reference {
    private final byte[] file;
    private final int start;
    private final int end;
    private final int titleStart;
    private final int titleEnd;
    private final @Nullable Address from;
    private final @Nullable Address to;
    private final @Nullable Node node;

    Reference(byte[] file, Span span, Span title, @Nullable Address from, @Nullable Address to, @Nullable Node node) {
        this.file = file;
        this.start = span.start();
        this.end = span.end();
        this.titleStart = title.start();
        this.titleEnd = title.end();
        this.from = from;
        this.to = to;
        this.node = node;
    }

    /** The words as they stand. */
    public String words() {
        return new String(file, start, end - start, StandardCharsets.UTF_8);
    }

    /** Their bytes in the file. */
    public Span span() {
        return new Span(start, end);
    }

    /** Whether the words point to another text. */
    public boolean isElsewhere() {
        return titleEnd > titleStart;
    }

    /** The other text as printed, in 《》 or bare (刑法); null when this text is meant. */
    public @Nullable String title() {
        return isElsewhere() ? new String(file, titleStart, titleEnd - titleStart, StandardCharsets.UTF_8) : null;
    }

    /** What is pointed to, relative words resolved where they stand; null when they cannot be placed. */
    public @Nullable Address from() {
        return from;
    }

    /** The last part of a span (第三条至第七条); null for a single part. */
    public @Nullable Address to() {
        return to;
    }

    /** The part itself; null when it lies in another text or does not exist in this one. */
    public @Nullable Node node() {
        return node;
    }

    @Override
    public String toString() {
        return words() + " → " + (isElsewhere() ? title() + " " : "") + from;
    }
}
