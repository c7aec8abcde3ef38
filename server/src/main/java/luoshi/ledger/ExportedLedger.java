package luoshi.ledger;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import luoshi.engine.ledger.HashChain;
import luoshi.ledger.Verification.Break;
import luoshi.ledger.Verification.Kind;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The sealed 审计链 as a file (存证文件) that is verified without a database: a line that says what it is, a line for each
 * entry (its hash, a tab, its text), and a last line with how many there are and the newest hash.
 */
public final class ExportedLedger {
    private static final String FIRST = "luoshi-ledger\t1\tSHA-256";
    private static final String LAST = "root\t";
    private static final int HASH_DIGITS = 64;
    private static final int LONGEST_LINE = 64 << 20;
    private static final String SEALED = "copy (select encode(l.hash, 'hex'), " + ChainText.LINE
            + " from ledger.link l join ledger.entry e on e.seq = l.seq order by l.position) to stdout";

    private ExportedLedger() {}

    /** The file is none of ours. */
    public static final class Unreadable extends IOException {
        Unreadable(String why) {
            super(why);
        }
    }

    /**
     * Writes the file, whole or not at all, and returns how many entries are in it.
     *
     * @param connection of the reading role; its transaction is rolled back
     */
    public static long write(Connection connection, Path file) throws SQLException, IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement();
                var out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
            statement.execute("set transaction isolation level repeatable read read only");
            statement.execute(ChainText.SETTINGS);
            out.write((FIRST + "\n").getBytes(StandardCharsets.UTF_8));
            var lines = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(SEALED);
            var entries = 0L;
            var root = "0".repeat(HASH_DIGITS);
            for (var line = lines.readFromCopy(); line != null; line = lines.readFromCopy()) {
                out.write(line);
                entries++;
                root = new String(line, 0, HASH_DIGITS, StandardCharsets.US_ASCII);
            }
            out.write((LAST + entries + "\t" + root + "\n").getBytes(StandardCharsets.UTF_8));
            out.close();
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return entries;
        } finally {
            Files.deleteIfExists(part);
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /**
     * Verifies the file.
     *
     * @throws Unreadable when it is no such file
     */
    public static Verification verify(Path file) throws IOException {
        var breaks = new ArrayList<Break>();
        var chain = HashChain.start(ChainText::sha256);
        String end = null;
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            var first = line(in);
            if (first == null || !new String(first, StandardCharsets.UTF_8).equals(FIRST)) {
                throw new Unreadable("first line");
            }
            for (var line = line(in); line != null; line = line(in)) {
                if (end != null) {
                    throw new Unreadable("goes on after its end");
                }
                if (new String(line, 0, Math.min(line.length, LAST.length()), StandardCharsets.UTF_8).equals(LAST)) {
                    end = new String(line, LAST.length(), line.length - LAST.length(), StandardCharsets.UTF_8);
                } else {
                    chain = add(line, chain, breaks);
                }
            }
        }
        var root = HexFormat.of().formatHex(chain.head());
        if (end == null || !end.equals(chain.size() + "\t" + root)) {
            breaks.add(Break.chain(Kind.LINKS_GONE, chain.size() + 1));
        }
        return new Verification(chain.size(), chain.size(), 0, root, breaks);
    }

    private static HashChain add(byte[] line, HashChain chain, ArrayList<Break> breaks) throws Unreadable {
        if (line.length <= HASH_DIGITS + 1 || line[HASH_DIGITS] != '\t') {
            throw new Unreadable("line " + (chain.size() + 2));
        }
        byte[] stored;
        try {
            stored = HexFormat.of().parseHex(new String(line, 0, HASH_DIGITS, StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException digits) {
            throw new Unreadable("line " + (chain.size() + 2));
        }
        chain.add(line, HASH_DIGITS + 1, line.length);
        if (chain.headIs(stored)) {
            return chain;
        }
        if (breaks.size() < Verification.MOST) {
            breaks.add(Break.chain(Kind.ENTRY_CHANGED, sequence(line, chain.size())));
        }
        return HashChain.after(ChainText::sha256, chain.size(), stored);
    }

    /** The sequence as the changed line states it, its place when not even that can be read. */
    private static long sequence(byte[] line, long place) {
        var text = new String(line, HASH_DIGITS + 1, line.length - HASH_DIGITS - 1, StandardCharsets.UTF_8);
        var end = text.indexOf('\t');
        return end > 0 && text.substring(0, end).matches("\\d{1,18}") ? Long.parseLong(text.substring(0, end)) : place;
    }

    private static byte @Nullable [] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(512);
        for (var next = in.read(); next != -1; next = in.read()) {
            if (next == '\n') {
                return line.toByteArray();
            }
            line.write(next);
            if (line.size() > LONGEST_LINE) {
                throw new Unreadable("a line without an end");
            }
        }
        if (line.size() > 0) {
            throw new Unreadable("torn at its end");
        }
        return null;
    }
}
