package luoshi.engine.coverage.log;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.zip.CRC32C;
import luoshi.engine.coverage.log.BrokenEvidenceFile.Fault;

/** Reads what {@link CheckedWriter} wrote. */
final class CheckedReader {
    /** A multiple of every unit; a column of a segment fits. */
    static final int ROOM = Segment.LENGTH * Long.BYTES;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final ReadableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(ROOM).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C sum = new CRC32C();

    CheckedReader(ReadableByteChannel channel) {
        this.channel = channel;
    }

    void longs(long[] into, int count) throws IOException {
        read(MemorySegment.ofArray(into), (long) count * Long.BYTES, Long.BYTES);
    }

    void ints(int[] into, int count) throws IOException {
        read(MemorySegment.ofArray(into), (long) count * Integer.BYTES, Integer.BYTES);
    }

    void bytes(byte[] into, int count) throws IOException {
        read(MemorySegment.ofArray(into), count, Byte.BYTES);
    }

    private void read(MemorySegment into, long length, int unit) throws IOException {
        sum.reset();
        for (var done = 0L; done < length; ) {
            var part = (int) Math.min(length - done, ROOM);
            fill(part);
            sum.update(buffer.duplicate());
            copy(MemorySegment.ofBuffer(buffer), 0, into, done, part, unit);
            done += part;
        }
        fill(Integer.BYTES);
        if (buffer.getInt(0) != (int) sum.getValue()) {
            throw new BrokenEvidenceFile(Fault.DAMAGED);
        }
    }

    private void fill(int length) throws IOException {
        buffer.clear().limit(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new BrokenEvidenceFile(Fault.TRUNCATED);
            }
        }
        buffer.flip();
    }

    static void copy(MemorySegment from, long start, MemorySegment to, long place, int length, int unit) {
        switch (unit) {
            case Long.BYTES -> MemorySegment.copy(from, LONG, start, to, LONG, place, length / unit);
            case Integer.BYTES -> MemorySegment.copy(from, INT, start, to, INT, place, length / unit);
            default -> MemorySegment.copy(from, start, to, place, length);
        }
    }
}
