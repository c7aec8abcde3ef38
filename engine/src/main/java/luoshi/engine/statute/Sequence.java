package luoshi.engine.statute;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * One run of numbers that should ascend by one: the 条 of a regulation, the 章 of a 编, the 项 of a 款. A number that comes late
 * fills the hole it left, so that a swap is disorder and not also a gap.
 */
final class Sequence {
    /** Numbers {@code from} to {@code to} were passed over; holes are disjoint and ascend. */
    private record Hole(Problem.Gap gap, int from, int to) {}

    private final NodeKind kind;
    private final List<Problem> problems;
    private final List<Hole> holes = new ArrayList<>(0);
    /** Of all holes together, what is still missing. */
    private final BitSet missing = new BitSet();

    private List<Integer> last = List.of();
    private boolean mayRestart;

    Sequence(NodeKind kind, List<Problem> problems) {
        this.kind = kind;
        this.problems = problems;
    }

    /** The next number may be the first again: a new title, annex or parent began. */
    void mayRestart() {
        mayRestart = true;
    }

    boolean isNext(List<Integer> found) {
        return follows(found) || mayRestart && found.getFirst() == 1;
    }

    void accept(int at, List<Integer> found) {
        if (mayRestart && found.getFirst() <= 1) {
            finish();
            last = List.of();
        }
        mayRestart = false;
        if (follows(found)) {
            last = found;
            return;
        }
        int order = compare(found, last);
        if (order > 0) {
            opened(new Problem.Gap(at, kind, last, found));
            last = found;
        } else if (order == 0 || !missing.get(found.getFirst())) {
            problems.add(new Problem.Repeat(at, kind, found));
        } else {
            missing.clear(found.getFirst());
            problems.add(new Problem.Disorder(at, kind, last, found));
        }
    }

    /** Reports the gaps that nothing filled. */
    void finish() {
        for (var hole : holes) {
            int left = missing.nextSetBit(hole.from);
            if (left >= 0 && left <= hole.to) {
                problems.add(hole.gap);
            }
        }
        if (!holes.isEmpty()) {
            holes.clear();
            missing.clear();
        }
    }

    private boolean follows(List<Integer> found) {
        int main = last.isEmpty() ? 0 : last.getFirst();
        if (found.size() == 1) {
            return found.getFirst() == main + 1;
        }
        if (last.isEmpty() || found.getFirst() != main) {
            return false;
        }
        int depth = found.size();
        if (depth == last.size() + 1) {
            return found.subList(0, depth - 1).equals(last) && found.getLast() == 1;
        }
        return depth <= last.size()
                && found.subList(0, depth - 1).equals(last.subList(0, depth - 1))
                && found.getLast() == last.get(depth - 1) + 1;
    }

    private void opened(Problem.Gap gap) {
        int from = gap.after().isEmpty() ? 1 : gap.after().getFirst() + 1;
        int to = gap.found().getFirst() - 1;
        if (to < from || gap.found().size() > 1) {
            to = Math.max(from - 1, gap.found().getFirst()); // a missing 之一, or the article itself before its 之一
            from = Math.min(from, to);
        }
        missing.set(from, to + 1);
        holes.add(new Hole(gap, from, to));
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        for (int k = 0; k < Math.min(a.size(), b.size()); k++) {
            int order = Integer.compare(a.get(k), b.get(k));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
