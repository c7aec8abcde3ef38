package luoshi.engine.coverage.log;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32C;

/** Writes arrays as they lie in memory, little-endian, each followed by the CRC32C of its bytes. */
final class CheckedWriter {
    private final WritableByteChannel channel;
    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(CheckedReader.ROOM).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C sum = new CRC32C();

    CheckedWriter(WritableByteChannel channel) {
        this.channel = channel;
    }

    void longs(long[] from, int count) throws IOException {
        write(MemorySegment.ofArray(from), (long) count * Long.BYTES, Long.BYTES);
    }

    void ints(int[] from, int count) throws IOException {
        write(MemorySegment.ofArray(from), (long) count * Integer.BYTES, Integer.BYTES);
    }

    void bytes(byte[] from, int count) throws IOException {
        write(MemorySegment.ofArray(from), count, Byte.BYTES);
    }

    private void write(MemorySegment from, long length, int unit) throws IOException {
        sum.reset();
        for (var done = 0L; done < length; ) {
            var part = (int) Math.min(length - done, buffer.capacity());
            buffer.clear().limit(part);
            CheckedReader.copy(from, done, MemorySegment.ofBuffer(buffer), 0, part, unit);
            sum.update(buffer.duplicate());
            drain();
            done += part;
        }
        buffer.clear().putInt((int) sum.getValue()).flip();
        drain();
    }

    private void drain() throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
