package luoshi.engine.statute;

import java.util.List;

/** An anomaly of numbering (编号问题), reported and never mended: the tree keeps what is printed. */
public sealed interface Problem {
    /** Byte offset of the number that shows the anomaly. */
    int at();

    /** What carries the number. */
    NodeKind kind();

    /** The number found there, as integers. */
    List<Integer> found();

    /** The code of the contract: {@code gap}, {@code repeat} or {@code order}. */
    default String code() {
        return switch (this) {
            case Gap ignored -> "gap";
            case Repeat ignored -> "repeat";
            case Disorder ignored -> "order";
        };
    }

    /** Key of the message that words this problem. */
    default String messageKey() {
        return "statute.problem." + code();
    }

    /**
     * Numbers are missing (缺号) and come nowhere later in the same run.
     *
     * @param after the greatest number before; empty at the start of a run
     */
    record Gap(int at, NodeKind kind, List<Integer> after, List<Integer> found) implements Problem {
        public Gap {
            after = List.copyOf(after);
            found = List.copyOf(found);
        }
    }

    /** The number stood before already (重号). */
    record Repeat(int at, NodeKind kind, List<Integer> found) implements Problem {
        public Repeat {
            found = List.copyOf(found);
        }
    }

    /**
     * The number comes too late (乱序).
     *
     * @param after the greatest number before
     */
    record Disorder(int at, NodeKind kind, List<Integer> after, List<Integer> found) implements Problem {
        public Disorder {
            after = List.copyOf(after);
            found = List.copyOf(found);
        }
    }
}
