package luoshi.engine.statute;

import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which list an item belongs to: markers of one style are siblings, a new style that starts at one opens a list below. */
final class Lists {
    private final Numbering numbering;
    /** The latest list of each marker style since the article began: a further 款 may go on with it. */
    private final @Nullable Sequence[] latest = new @Nullable Sequence[Draft.STYLES];

    Lists(Numbering numbering) {
        this.numbering = numbering;
    }

    void forget() {
        Arrays.fill(latest, null);
    }

    /**
     * Closes the open items that the marker of this line ends.
     *
     * @param floor the least level of an item; what lies below it is no item of this list
     */
    void close(Deque<Draft> stack, Line line, int floor) {
        boolean open = false;
        for (var draft : stack) {
            open |= draft.level >= floor && draft.style == line.style;
        }
        if (!open && line.number == 1) {
            return;
        }
        while (stack.element().level >= floor
                && (open ? stack.element().style != line.style : stack.element().style > line.style)) {
            stack.pop();
        }
        if (open) {
            stack.pop();
        }
    }

    /** The run of numbers of headings «## 一、» below what is open now, the newest heading among it. */
    Sequence headings(int style, Deque<Draft> stack) {
        var heading = stack.pop();
        var parent = stack.element();
        stack.push(heading);
        var sequence = parent.list(style);
        if (sequence == null) {
            sequence = numbering.sequence(NodeKind.FREE);
            parent.list(style, sequence);
        }
        return sequence;
    }

    /** The run of numbers for an item with the given number below {@code parent}. */
    Sequence of(Draft parent, NodeKind kind, int style, List<Integer> found) {
        var sequence = parent.list(style);
        if (sequence == null) {
            var before = latest[style];
            boolean goesOn = before != null && found.getFirst() != 1 && before.isNext(found);
            sequence = before != null && goesOn ? before : numbering.sequence(kind);
            parent.list(style, sequence);
            latest[style] = sequence;
        }
        return sequence;
    }
}
