package luoshi.engine.coverage;

import java.util.Arrays;
import java.util.List;

/** Days as few unbroken runs of them, however far apart. Never changed. */
final class Spans {
    static final Spans NONE = new Spans(new int[0]);
    static final Spans ALL = of(Integer.MIN_VALUE, Integer.MAX_VALUE);

    /** First day and day after the last by turns, each greater than the one before. */
    private final int[] bounds;

    private Spans(int[] bounds) {
        this.bounds = bounds;
    }

    /** The half-open range of epoch days. */
    static Spans of(int from, int to) {
        return from < to ? new Spans(new int[] {from, to}) : NONE;
    }

    /** All days of any of them. */
    static Spans union(List<Spans> some) {
        return some.stream().reduce(NONE, Spans::or);
    }

    private interface Both {
        boolean of(boolean mine, boolean theirs);
    }

    Spans or(Spans others) {
        if (bounds.length == 0 || others.bounds.length == 0) {
            return bounds.length == 0 ? others : this;
        }
        return combined(others, (mine, theirs) -> mine | theirs);
    }

    Spans and(Spans others) {
        return bounds.length == 0 || others.bounds.length == 0
                ? NONE
                : combined(others, (mine, theirs) -> mine & theirs);
    }

    Spans without(Spans others) {
        return bounds.length == 0 || others.bounds.length == 0
                ? this
                : combined(others, (mine, theirs) -> mine & !theirs);
    }

    private Spans combined(Spans others, Both both) {
        var found = new int[bounds.length + others.bounds.length];
        var size = 0;
        var mine = 0;
        var theirs = 0;
        var inside = false;
        while (mine < bounds.length || theirs < others.bounds.length) {
            var day = theirs == others.bounds.length || mine < bounds.length && bounds[mine] <= others.bounds[theirs]
                    ? bounds[mine]
                    : others.bounds[theirs];
            while (mine < bounds.length && bounds[mine] == day) {
                mine++;
            }
            while (theirs < others.bounds.length && others.bounds[theirs] == day) {
                theirs++;
            }
            if (both.of((mine & 1) != 0, (theirs & 1) != 0) != inside) {
                found[size++] = day;
                inside = !inside;
            }
        }
        return size == 0 ? NONE : new Spans(Arrays.copyOf(found, size));
    }

    boolean contains(int day) {
        return (after(day) & 1) != 0;
    }

    /** First day of the unbroken run in which a day of them lies. */
    int runStart(int day) {
        return bounds[after(day) - 1];
    }

    /** How many bounds lie on or before a day. */
    private int after(int day) {
        var place = Arrays.binarySearch(bounds, day);
        return place >= 0 ? place + 1 : -place - 1;
    }
}
