package luoshi.engine.statute;

/**
 * A half-open range of byte offsets in the original file (原文位置).
 *
 * @param start first byte, from 0
 * @param end one past the last byte, never before {@code start}
 */
public record Span(int start, int end) {
    /** @throws IllegalArgumentException when the range is negative or reversed */
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span start " + start + ", end " + end);
        }
    }

    /** Whether every byte of {@code other} lies in this span. */
    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }
}
