package luoshi.evidence;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A stretch of evidence (佐证), column by column, as the database hands it out in its binary form of COPY. It is filled
 * again once it was taken.
 */
public final class EvidenceBatch {
    private static final int LENGTH = 4096;

    /**
     * Six columns, each no more than eight bytes. A unit's own evidence names the unit as a negative number; sequence,
     * quantity, circumstances and the first letter of the kind are one number.
     */
    static final String COLUMNS = """
            id, duty_id, coalesce(person_id, -unit_id), act_at,
            entered_seq * 1048576 + (quantity * 1024 + ascii(kind)
                + case when night or off_hours or unannounced
                  then case when night then 128 else 0 end + case when off_hours then 256 else 0 end
                      + case when unannounced then 512 else 0 end
                  else 0 end),
            withdrawn_seq""";

    private static final int FIELDS = 6;
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);
    private static final long SINCE_2000 = 946_684_800_000_000L;
    private static final EvidenceKind[] BY_LETTER = new EvidenceKind[128];

    static {
        for (var kind : EvidenceKind.values()) {
            BY_LETTER[kind.name().charAt(0)] = kind;
        }
    }

    private long[] ids = new long[LENGTH];
    private long[] duties = new long[LENGTH];
    private long[] subjects = new long[LENGTH];
    private long[] times = new long[LENGTH];
    private long[] told = new long[LENGTH];
    private long[] withdrawn = new long[LENGTH];
    private int size;

    EvidenceBatch() {}

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
    }

    /** Takes a row that begins at a byte and returns the byte after it. */
    int take(byte[] row, int start) {
        if ((short) SHORT.get(row, start) != FIELDS) {
            throw new IllegalStateException("fields of a row: " + SHORT.get(row, start));
        }
        if (size == ids.length) {
            grow();
        }
        var i = size++;
        ids[i] = field(row, start + 2);
        duties[i] = field(row, start + 14);
        subjects[i] = field(row, start + 26);
        times[i] = field(row, start + 38) + SINCE_2000;
        told[i] = field(row, start + 50);
        var gone = (int) INT.get(row, start + 62) >= 0;
        withdrawn[i] = gone ? field(row, start + 62) : Long.MAX_VALUE;
        return start + (gone ? 74 : 66);
    }

    private void grow() {
        var length = size * 2;
        ids = Arrays.copyOf(ids, length);
        duties = Arrays.copyOf(duties, length);
        subjects = Arrays.copyOf(subjects, length);
        times = Arrays.copyOf(times, length);
        told = Arrays.copyOf(told, length);
        withdrawn = Arrays.copyOf(withdrawn, length);
    }

    private static long field(byte[] row, int start) {
        if ((int) INT.get(row, start) != Long.BYTES) {
            throw new IllegalStateException("bytes of a field: " + INT.get(row, start));
        }
        return (long) LONG.get(row, start + Integer.BYTES);
    }

    boolean isLong() {
        return size >= LENGTH;
    }

    void clear() {
        size = 0;
    }

    /** How many pieces it has. */
    public int size() {
        return size;
    }

    public long id(int i) {
        return ids[i];
    }

    public long duty(int i) {
        return duties[i];
    }

    /** Whether it is evidence of a person, not of a unit itself. */
    public boolean ofPerson(int i) {
        return subjects[i] > 0;
    }

    /** The person, or the unit. */
    public long subject(int i) {
        return Math.abs(subjects[i]);
    }

    /** When it happened, in microseconds since 1970. */
    public long at(int i) {
        return times[i];
    }

    public EvidenceKind kind(int i) {
        return BY_LETTER[(int) told[i] & 127];
    }

    public boolean night(int i) {
        return (told[i] & 128) != 0;
    }

    public boolean offHours(int i) {
        return (told[i] & 256) != 0;
    }

    public boolean unannounced(int i) {
        return (told[i] & 512) != 0;
    }

    public int quantity(int i) {
        return (int) (told[i] >> 10) & 1023;
    }

    /** Sequence in the ledger from which it is known. */
    public long entered(int i) {
        return told[i] >> 20;
    }

    /** Sequence from which it no longer counts, or {@link Long#MAX_VALUE}. */
    public long withdrawn(int i) {
        return withdrawn[i];
    }
}
