package luoshi.bench.coverage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into a PostgreSQL table, in the binary form of COPY. */
final class CopyRows implements PeerTables.Rows {
    private static final byte[] HEADER = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int FLAGS_AND_EXTENSION = 8;
    private static final short END = -1;

    /** Longer than any row. */
    private static final int ROOM = 256;

    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
    private final int[] widths;
    private final CopyIn copy;

    CopyRows(Connection connection, PeerTable table) throws SQLException {
        widths = table.widths();
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table.name() + " from stdin with (format binary)");
        buffer.put(HEADER).put(new byte[FLAGS_AND_EXTENSION]);
    }

    @Override
    public void row(int... values) {
        if (buffer.remaining() < ROOM) {
            flush();
        }
        buffer.putShort((short) values.length);
        for (int column = 0; column < values.length; column++) {
            buffer.putInt(widths[column]);
            if (widths[column] == Short.BYTES) {
                buffer.putShort((short) values[column]);
            } else {
                buffer.putInt(values[column]);
            }
        }
    }

    private void flush() {
        try {
            copy.writeToCopy(buffer.array(), 0, buffer.position());
            buffer.clear();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() throws SQLException {
        buffer.putShort(END);
        flush();
        copy.endCopy();
    }
}
