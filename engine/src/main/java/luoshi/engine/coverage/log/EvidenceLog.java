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

    private final Ids duties;
    private final Ids subjects;
    /** Last entry + 1 of each duty × subject. */
    private volatile int[][] heads;

    private volatile Segment[] segments;
    private volatile int size;
    private long highestId;

    public EvidenceLog() {
        this(new Ids(), new Ids(), new int[][] {}, new Segment[] {}, 0, Long.MIN_VALUE);
    }

    EvidenceLog(Ids duties, Ids subjects, int[][] heads, Segment[] segments, int size, long highestId) {
        this.duties = duties;
        this.subjects = subjects;
        this.heads = heads;
        this.segments = segments;
        this.size = size;
        this.highestId = highestId;
    }

    /** Entries so far. */
    public int size() {
        return size;
    }

    /** Appends an entry and returns its number; for one thread at a time. */
    public int append(Evidence evidence) {
        var at = Math.addExact(
                Math.multiplyExact(evidence.at().getEpochSecond(), MICROS),
                evidence.at().getNano() / 1000);
        return append(
                evidence.id(),
                evidence.duty(),
                evidence.subject(),
                at,
                marks(evidence.kind(), evidence.night(), evidence.offHours(), evidence.unannounced()),
                evidence.quantity(),
                evidence.entered(),
                evidence.withdrawn(),
                evidence.id() <= highestId);
    }

    /**
     * Appends a piece that was never told before, by its parts; for one thread at a time.
     *
     * @param at microseconds since 1970
     * @param marks {@link #marks}
     * @param withdrawn ledger sequence, or {@link Long#MAX_VALUE}
     */
    public int appendNew(
            long id, long duty, long subject, long at, int marks, int quantity, long entered, long withdrawn) {
        return append(id, duty, subject, at, marks, quantity, entered, withdrawn, false);
    }

    /** Kind and circumstances in one number. */
    public static int marks(EvidenceKind kind, boolean night, boolean offHours, boolean unannounced) {
        return kind.ordinal()
                | (night ? Segment.NIGHT : 0)
                | (offHours ? Segment.OFF_HOURS : 0)
                | (unannounced ? Segment.UNANNOUNCED : 0)
                | (kind.strong() ? 0 : Segment.SOFT);
    }

    private int append(
            long id,
            long dutyId,
            long subjectId,
            long at,
            int marks,
            int quantity,
            long entered,
            long withdrawn,
            boolean again) {
        var entry = size;
        if (entry == Integer.MAX_VALUE) {
            throw new IllegalStateException("more evidence than one log can hold: " + entry);
        }
        if (entry >> Segment.SHIFT == segments.length) {
            var longer = Arrays.copyOf(segments, segments.length + 1);
            longer[segments.length] = new Segment();
            segments = longer;
        }
        var duty = duties.place(dutyId);
        var subject = subjects.place(subjectId);
        var track = track(duty, subject);
        var before = track[subject] - 1;
        var segment = segments[entry >> Segment.SHIFT];
        var i = entry & Segment.MASK;
        segment.at[i] = at;
        segment.entered[i] = entered;
        segment.id[i] = id;
        segment.duty[i] = duty;
        segment.subject[i] = subject;
        segment.previous[i] = before;
        segment.quantity[i] = quantity;
        segment.withdraw(i, withdrawn);
        var newest = before < 0 ? -1 : newest(before);
        segment.newest[i] = newest < 0 || isAfter(entry, newest) ? entry : newest;
        segment.marks[i] = (byte) (marks
                | (before < 0 ? 0 : marks(before) & Segment.OF_CHAIN)
                | (again || withdrawn != Long.MAX_VALUE ? Segment.MIXED : 0));
        highestId = Math.max(highestId, id);
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
    public int lastAt(int duty, int subject, int size) {
        var all = heads;
        if (duty < 0 || subject < 0 || duty >= all.length || subject >= all[duty].length) {
            return -1;
        }
        var entry = (int) HEAD.getAcquire(all[duty], subject) - 1;
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

    /** Microseconds since 1970 of the entry's act. */
    public long at(int entry) {
        return segments[entry >> Segment.SHIFT].at[entry & Segment.MASK];
    }

    public EvidenceKind kind(int entry) {
        return KINDS[marks(entry) & Segment.KIND];
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
        return !KINDS[segments[entry >> Segment.SHIFT].marks[entry & Segment.MASK] & Segment.KIND].strong();
    }

    /** The last sequence at which something happened to the piece as the entry tells it. */
    public long sequence(int entry) {
        return segments[entry >> Segment.SHIFT].sequence(entry & Segment.MASK);
    }

    /** The entry as a fact. */
    public Evidence get(int entry) {
        var segment = segments[entry >> Segment.SHIFT];
        var i = entry & Segment.MASK;
        var mark = segment.marks[i];
        return new Evidence(
                segment.id[i],
                duties.id(segment.duty[i]),
                subjects.id(segment.subject[i]),
                Instant.ofEpochSecond(
                        Math.floorDiv(segment.at[i], MICROS), Math.floorMod(segment.at[i], MICROS) * 1000L),
                KINDS[mark & Segment.KIND],
                segment.quantity[i],
                (mark & Segment.NIGHT) != 0,
                (mark & Segment.OFF_HOURS) != 0,
                (mark & Segment.UNANNOUNCED) != 0,
                segment.entered[i],
                segment.withdrawn(i));
    }

    /** The highest id of the first {@code size} entries. */
    long highestId(int size) {
        var highest = Long.MIN_VALUE;
        for (var entry = 0; entry < size; entry++) {
            highest = Math.max(highest, segments[entry >> Segment.SHIFT].id[entry & Segment.MASK]);
        }
        return highest;
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

    Segment[] segments() {
        return segments;
    }

    /** Of a duty the newest of the first {@code size} entries + 1 of each of so many subjects, 0 where there is none. */
    int[] heads(int duty, int subjects, int size) {
        var all = heads;
        var found = new int[duty < all.length ? Math.min(all[duty].length, subjects) : 0];
        for (var subject = 0; subject < found.length; subject++) {
            found[subject] = lastAt(duty, subject, size) + 1;
        }
        return found;
    }
}
