package luoshi.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads a file line by line as bytes (按行读): what is hashed must not pass through characters. */
final class ByteLines {
    private static final int BLOCK = 1 << 16;
    private static final byte LINE_FEED = '\n';

    private final InputStream in;
    private final int longest;
    private final byte[] block = new byte[BLOCK];
    private int at;
    private int end;

    /**
     * Reads from where the stream stands.
     *
     * @param longest bytes of a line; a longer one is no line
     */
    ByteLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * The next line without its line feed, or null after the last.
     *
     * @throws ExportedLedger.Unreadable when the last one has no line feed, or one is too long
     */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream begun = null;
        while (at < end || fill()) {
            var from = at;
            while (at < end && block[at] != LINE_FEED) {
                at++;
            }
            if (at < end) {
                at++;
                return begun == null ? copy(from, at - 1) : joined(begun, from, at - 1);
            }
            begun = begun == null ? new ByteArrayOutputStream(2 * BLOCK) : begun;
            begun.write(block, from, end - from);
            if (begun.size() > longest) {
                throw new ExportedLedger.Unreadable("a line without an end");
            }
        }
        if (begun != null) {
            throw new ExportedLedger.Unreadable("torn at its end");
        }
        return null;
    }

    private byte[] copy(int from, int to) {
        var line = new byte[to - from];
        System.arraycopy(block, from, line, 0, line.length);
        return line;
    }

    private byte[] joined(ByteArrayOutputStream begun, int from, int to) {
        begun.write(block, from, to - from);
        return begun.toByteArray();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(in.read(block), 0);
        return end > 0;
    }
}
