package luoshi.engine.coverage.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.Arrays;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;

/**
 * All evidence, appended as it comes. A piece that is told again (withdrawn, say) is another entry with the same id, and
 * the later one counts. Entries of one duty and subject are chained backwards. Whoever knows how many entries there
 * were reads the same ones for ever, whatever one writer appends meanwhile.
 *
 * <p>Times are kept to the microsecond.
 */
public final class EvidenceLog {
    private static final VarHandle HEAD = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int MICROS = 1_000_000;
    private static final EvidenceKind[] KINDS = EvidenceKind.values();

    private final Ids duties = new Ids();
    private final Ids subjects = new Ids();
    /** Last entry + 1 of each duty × subject. */
    private volatile int[][] heads = {};

    private volatile Segment[] segments = {};
    private volatile int size;
    private long highestId = Long.MIN_VALUE;

    /** Entries so far. */
    public int size() {
        return size;
    }

    /** Appends an entry and returns its number; for one thread at a time. */
    public int append(Evidence evidence) {
        var entry = size;
        if (entry == Integer.MAX_VALUE) {
            throw new IllegalStateException("more evidence than one log can hold: " + entry);
        }
        if (entry >> Segment.SHIFT == segments.length) {
            var longer = Arrays.copyOf(segments, segments.length + 1);
            longer[segments.length] = new Segment();
            segments = longer;
        }
        var duty = duties.place(evidence.duty());
        var subject = subjects.place(evidence.subject());
        var track = track(duty, subject);
        var at = Math.addExact(
                Math.multiplyExact(evidence.at().getEpochSecond(), MICROS),
                evidence.at().getNano() / 1000);
        var before = track[subject] - 1;
        var segment = segments[entry >> Segment.SHIFT];
        segment.put(entry & Segment.MASK, evidence, duty, subject, at, before);
        segment.newest[entry & Segment.MASK] = before < 0 || isAfter(entry, newest(before)) ? entry : newest(before);
        if (before >= 0) {
            segment.marks[entry & Segment.MASK] |= (byte) (marks(before) & Segment.OF_CHAIN);
        }
        if (evidence.id() <= highestId || evidence.withdrawn() != Long.MAX_VALUE) {
            segment.marks[entry & Segment.MASK] |= Segment.MIXED;
        }
        highestId = Math.max(highestId, evidence.id());
        HEAD.setRelease(track, subject, entry + 1);
        size = entry + 1;
        return entry;
    }

    private int[] track(int duty, int subject) {
        if (duty >= heads.length) {
            var more = Arrays.copyOf(heads, Math.max(duty + 1, heads.length * 3 / 2));
            Arrays.fill(more, heads.length, more.length, new int[0]);
            heads = more;
        }
        if (subject >= heads[duty].length) {
            var more = heads.clone();
            more[duty] = Arrays.copyOf(more[duty], Math.max(subject + 1, more[duty].length * 3 / 2));
            heads = more;
        }
        return heads[duty];
    }

    /** The newest of the first {@code size} entries of a duty and subject, or -1. */
    public int last(long duty, long subject, int size) {
        return lastAt(duties.known(duty), subjects.known(subject), size);
    }

    /** The same by their places. */
    public int lastAt(int dutyPlace, int subjectPlace, int size) {
        var all = heads;
        if (dutyPlace < 0 || subjectPlace < 0 || dutyPlace >= all.length || subjectPlace >= all[dutyPlace].length) {
            return -1;
        }
        var entry = (int) HEAD.getAcquire(all[dutyPlace], subjectPlace) - 1;
        return entry < size ? entry : before(entry, size);
    }

    /** The entry before it in its chain among the first {@code size}, or -1. */
    public int before(int entry, int size) {
        var before = entry;
        do {
            before = segments[before >> Segment.SHIFT].previous[before & Segment.MASK];
        } while (before >= size);
        return before;
    }

    /** Whether no entry so far has that id or a higher one: then it is not known. For the thread that appends. */
    public boolean isNew(long id) {
        return id > highestId;
    }

    /**
     * Whether the entry is an act or record that happened after everything before it in its chain, which has no documents
     * or meetings and nothing withdrawn or told twice: then it changes nothing of what was filled before.
     */
    public boolean isPlainlyLast(int entry) {
        return newest(entry) == entry && (marks(entry) & Segment.OF_CHAIN) == 0;
    }

    /** Whether the chain up to an entry has only acts and records, none withdrawn or told twice. */
    public boolean isPlain(int entry) {
        return (marks(entry) & Segment.OF_CHAIN) == 0;
    }

    /** Whether the chain up to an entry may have a piece withdrawn or told twice. */
    public boolean isMixed(int entry) {
        return (marks(entry) & Segment.MIXED) != 0;
    }

    /** The duties of all entries, by their places. */
    public Ids duties() {
        return duties;
    }

    /** The subjects of all entries, by their places. */
    public Ids subjects() {
        return subjects;
    }

    /** Place of the entry's duty. */
    public int duty(int entry) {
        return segments[entry >> Segment.SHIFT].duty[entry & Segment.MASK];
    }

    /** Place of the entry's subject. */
    public int subject(int entry) {
        return segments[entry >> Segment.SHIFT].subject[entry & Segment.MASK];
    }

    /** Microseconds since 1970 of the entry's act. */
    public long at(int entry) {
        return segments[entry >> Segment.SHIFT].at[entry & Segment.MASK];
    }

    public EvidenceKind kind(int entry) {
        return KINDS[marks(entry) & 3];
    }

    public int quantity(int entry) {
        return segments[entry >> Segment.SHIFT].quantity[entry & Segment.MASK];
    }

    private int newest(int entry) {
        return segments[entry >> Segment.SHIFT].newest[entry & Segment.MASK];
    }

    private int marks(int entry) {
        return segments[entry >> Segment.SHIFT].marks[entry & Segment.MASK];
    }

    /** Whether an entry comes after another in the order of filling: act time, then ledger sequence, then id. */
    public boolean isAfter(int entry, int other) {
        var one = segments[entry >> Segment.SHIFT];
        var two = segments[other >> Segment.SHIFT];
        var i = entry & Segment.MASK;
        var j = other & Segment.MASK;
        if (one.at[i] != two.at[j]) {
            return one.at[i] > two.at[j];
        }
        return one.entered[i] != two.entered[j] ? one.entered[i] > two.entered[j] : one.id[i] > two.id[j];
    }

    /** Whether the entry is a document or a meeting. */
    public boolean isSoft(int entry) {
        return !KINDS[segments[entry >> Segment.SHIFT].marks[entry & Segment.MASK] & 3].strong();
    }

    /** The last sequence at which something happened to the piece as the entry tells it. */
    public long sequence(int entry) {
        return segments[entry >> Segment.SHIFT].sequence(entry & Segment.MASK);
    }

    /** The entry as a fact. */
    public Evidence get(int entry) {
        return segments[entry >> Segment.SHIFT].get(entry & Segment.MASK, duties, subjects);
    }

    /** Columns of 65,536 entries. */
    private static final class Segment {
        private static final int SHIFT = 16;
        private static final int LENGTH = 1 << SHIFT;
        private static final int MASK = LENGTH - 1;
        private static final long[] NONE = {};
        /** In marks: the chain so far has documents or meetings. */
        private static final int SOFT = 32;
        /** In marks: the chain so far may have pieces withdrawn or told twice. */
        private static final int MIXED = 64;

        private static final int OF_CHAIN = SOFT | MIXED;

        private final long[] at = new long[LENGTH];
        private final long[] entered = new long[LENGTH];
        private final long[] id = new long[LENGTH];
        /** Places of ids. */
        private final int[] duty = new int[LENGTH];

        private final int[] subject = new int[LENGTH];
        private final int[] previous = new int[LENGTH];
        /** The last of the chain so far in order of filling. */
        private final int[] newest = new int[LENGTH];

        private final byte[] marks = new byte[LENGTH];
        private final int[] quantity = new int[LENGTH];
        /** Sequences of withdrawal, once there is one. */
        private volatile long[] withdrawn = NONE;

        void put(int i, Evidence evidence, int dutyPlace, int subjectPlace, long micros, int before) {
            at[i] = micros;
            entered[i] = evidence.entered();
            id[i] = evidence.id();
            duty[i] = dutyPlace;
            subject[i] = subjectPlace;
            previous[i] = before;
            quantity[i] = evidence.quantity();
            marks[i] = (byte) (evidence.kind().ordinal()
                    | (evidence.night() ? 4 : 0)
                    | (evidence.offHours() ? 8 : 0)
                    | (evidence.unannounced() ? 16 : 0)
                    | (evidence.kind().strong() ? 0 : SOFT));
            if (evidence.withdrawn() != Long.MAX_VALUE && withdrawn == NONE) {
                var all = new long[LENGTH];
                Arrays.fill(all, Long.MAX_VALUE);
                withdrawn = all;
            }
            if (withdrawn != NONE) {
                withdrawn[i] = evidence.withdrawn();
            }
        }

        long sequence(int i) {
            return withdrawn == NONE || withdrawn[i] == Long.MAX_VALUE
                    ? entered[i]
                    : Math.max(entered[i], withdrawn[i]);
        }

        Evidence get(int i, Ids duties, Ids subjects) {
            var mark = marks[i];
            return new Evidence(
                    id[i],
                    duties.id(duty[i]),
                    subjects.id(subject[i]),
                    Instant.ofEpochSecond(Math.floorDiv(at[i], MICROS), Math.floorMod(at[i], MICROS) * 1000L),
                    KINDS[mark & 3],
                    quantity[i],
                    (mark & 4) != 0,
                    (mark & 8) != 0,
                    (mark & 16) != 0,
                    entered[i],
                    withdrawn == NONE ? Long.MAX_VALUE : withdrawn[i]);
        }
    }
}
