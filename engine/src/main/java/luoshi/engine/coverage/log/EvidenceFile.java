package luoshi.engine.coverage.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import luoshi.engine.coverage.log.BrokenEvidenceFile.Fault;

/**
 * Evidence in a file, column by column, so that a start need not ask the database for all of it (佐证快照). With it goes a
 * stamp of whoever wrote it. Each column of each 65,536 entries has its own CRC32C: nothing is believed that does not
 * agree.
 *
 * <pre>
 * longs {magic, version}                    ints {entries, duties, subjects, bytes of the stamp}
 * bytes stamp                               longs ids of duties, longs ids of subjects, longs {highest id}
 * a segment: longs at, entered, id          ints duty, subject, previous, newest, quantity   bytes marks
 *            bytes {1 if any withdrawn}     longs withdrawn
 * a duty:    ints {subjects}, ints newest entry + 1 of each
 * longs {magic}
 * </pre>
 */
public final class EvidenceFile implements AutoCloseable {
    private static final long MAGIC = 0x4C554F5348495A5AL;
    private static final long VERSION = 1;
    /** An entry has no fewer bytes. */
    private static final int LEAST = 3 * Long.BYTES + 5 * Integer.BYTES + 1;

    private final FileChannel channel;
    private final CheckedReader reader;
    private final int[] counts = new int[4];
    private final byte[] stamp;

    private EvidenceFile(FileChannel channel) throws IOException {
        this.channel = channel;
        this.reader = new CheckedReader(channel);
        var head = new long[2];
        try {
            reader.longs(head, 1);
        } catch (BrokenEvidenceFile notEven) {
            throw new BrokenEvidenceFile(Fault.FOREIGN);
        }
        if (head[0] != MAGIC) {
            throw new BrokenEvidenceFile(Fault.FOREIGN);
        }
        reader.longs(head, 1);
        if (head[0] != VERSION) {
            throw new BrokenEvidenceFile(head[0] > VERSION ? Fault.NEWER : Fault.FOREIGN);
        }
        reader.ints(counts, counts.length);
        if ((long) counts[0] * LEAST + (long) (counts[1] + counts[2]) * Long.BYTES + counts[3] > channel.size()) {
            throw new BrokenEvidenceFile(Fault.TRUNCATED);
        }
        stamp = new byte[counts[3]];
        reader.bytes(stamp, stamp.length);
    }

    /**
     * Opens a file and reads its stamp.
     *
     * @throws BrokenEvidenceFile when it is no such file
     */
    public static EvidenceFile open(Path path) throws IOException {
        var channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new EvidenceFile(channel);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /** What its writer wanted to know again. */
    public byte[] stamp() {
        return stamp.clone();
    }

    /** How many entries it has. */
    public int size() {
        return counts[0];
    }

    /**
     * Reads all evidence; once.
     *
     * @throws BrokenEvidenceFile when a byte is missing or not as it was written
     */
    public EvidenceLog log() throws IOException {
        var duties = ids(counts[1]);
        var subjects = ids(counts[2]);
        var highest = new long[1];
        reader.longs(highest, 1);
        var segments = new Segment[Math.ceilDiv(size(), Segment.LENGTH)];
        for (var s = 0; s < segments.length; s++) {
            segments[s] = segment(Math.min(size() - (s << Segment.SHIFT), Segment.LENGTH));
        }
        var heads = new int[duties.size()][];
        for (var duty = 0; duty < heads.length; duty++) {
            var length = new int[1];
            reader.ints(length, 1);
            heads[duty] = new int[length[0]];
            reader.ints(heads[duty], length[0]);
        }
        var end = new long[1];
        reader.longs(end, 1);
        if (end[0] != MAGIC || channel.position() != channel.size()) {
            throw new BrokenEvidenceFile(Fault.DAMAGED);
        }
        return new EvidenceLog(duties, subjects, heads, segments, size(), highest[0]);
    }

    private Ids ids(int count) throws IOException {
        var found = new long[count];
        reader.longs(found, count);
        var ids = new Ids();
        for (var id : found) {
            ids.place(id);
        }
        return ids;
    }

    private Segment segment(int count) throws IOException {
        var segment = new Segment();
        reader.longs(segment.at, count);
        reader.longs(segment.entered, count);
        reader.longs(segment.id, count);
        for (var column : segment.numbers()) {
            reader.ints(column, count);
        }
        reader.bytes(segment.marks, count);
        var any = new byte[1];
        reader.bytes(any, 1);
        if (any[0] != 0) {
            var withdrawn = new long[Segment.LENGTH];
            Arrays.fill(withdrawn, Long.MAX_VALUE);
            reader.longs(withdrawn, count);
            segment.withdrawn = withdrawn;
        }
        return segment;
    }

    /**
     * Writes the first entries of a log, to which one may append meanwhile, in place of what is there: whole, or not at
     * all.
     */
    public static void write(Path path, EvidenceLog log, int size, byte[] stamp) throws IOException {
        var beside = Files.createTempFile(path.toAbsolutePath().getParent(), path.getFileName() + ".", ".part");
        try {
            try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                write(new CheckedWriter(channel), log, size, stamp);
                channel.force(true);
            }
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
        try (var folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static void write(CheckedWriter writer, EvidenceLog log, int size, byte[] stamp) throws IOException {
        var duties = log.duties().size();
        var subjects = log.subjects().size();
        writer.longs(new long[] {MAGIC}, 1);
        writer.longs(new long[] {VERSION}, 1);
        writer.ints(new int[] {size, duties, subjects, stamp.length}, 4);
        writer.bytes(stamp, stamp.length);
        writer.longs(log.duties().all(), duties);
        writer.longs(log.subjects().all(), subjects);
        writer.longs(new long[] {log.highestId(size)}, 1);
        for (var s = 0; s << Segment.SHIFT < size; s++) {
            write(writer, log.segments()[s], Math.min(size - (s << Segment.SHIFT), Segment.LENGTH));
        }
        for (var duty = 0; duty < duties; duty++) {
            var heads = log.heads(duty, subjects, size);
            writer.ints(new int[] {heads.length}, 1);
            writer.ints(heads, heads.length);
        }
        writer.longs(new long[] {MAGIC}, 1);
    }

    private static void write(CheckedWriter writer, Segment segment, int count) throws IOException {
        writer.longs(segment.at, count);
        writer.longs(segment.entered, count);
        writer.longs(segment.id, count);
        for (var column : segment.numbers()) {
            writer.ints(column, count);
        }
        writer.bytes(segment.marks, count);
        var withdrawn = segment.withdrawn;
        writer.bytes(new byte[] {(byte) (withdrawn == Segment.NONE ? 0 : 1)}, 1);
        if (withdrawn != Segment.NONE) {
            writer.longs(withdrawn, count);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
