package luoshi.ledger;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import luoshi.engine.ledger.HashChain;
import luoshi.ledger.Verification.Break;
import luoshi.ledger.Verification.Kind;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The sealed 审计链 as a file (存证文件) that is verified without a database: a line that says what it is, a line for each
 * entry (its hash, a tab, its text), and a last line with how many there are and the newest hash.
 */
public final class ExportedLedger {
    private static final String FIRST = "luoshi-ledger\t1\tSHA-256";
    private static final String LAST = "root\t";
    private static final int LONGEST_LINE = 64 << 20;
    private static final String SEALED = "select encode(l.hash, 'hex'), " + ChainText.LINES
            + " from ledger.link l join ledger.entry e on e.seq = l.seq" + ChainText.DIGESTS
            + " order by l.position";

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
        try (var out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
            var entries = stream(connection, out);
            out.close();
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return entries;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Writes the same as it is read, and returns how many entries that were; what breaks off in between has no last line. */
    static long stream(Connection connection, OutputStream out) throws SQLException, IOException {
        return ChainReading.at(connection, statement -> write(connection, out));
    }

    private static long write(Connection connection, OutputStream out) throws SQLException, IOException {
        var last = new Last();
        out.write((FIRST + "\n").getBytes(StandardCharsets.UTF_8));
        ChainReading.lines(connection, SEALED, line -> {
            out.write(line);
            last.entries++;
            last.root = ChainText.digits(line, 0);
        });
        out.write((LAST + last.entries + "\t" + last.root + "\n").getBytes(StandardCharsets.UTF_8));
        return last.entries;
    }

    /** What the last line says. */
    private static final class Last {
        long entries;
        String root = "0".repeat(ChainText.HASH_DIGITS);
    }

    /**
     * Verifies the file.
     *
     * @throws Unreadable when it is no such file
     */
    public static Verification verify(Path file) throws IOException {
        var breaks = new ArrayList<Break>();
        var chain = HashChain.start(DigestUtils::getSha256Digest);
        String end = null;
        try (var in = Files.newInputStream(file)) {
            var lines = new ByteLines(in, LONGEST_LINE);
            var first = lines.next();
            if (first == null || !new String(first, StandardCharsets.UTF_8).equals(FIRST)) {
                throw new Unreadable("first line");
            }
            for (var line = lines.next(); line != null; line = lines.next()) {
                if (end != null) {
                    throw new Unreadable("goes on after its end");
                }
                if (new String(line, 0, Math.min(line.length, LAST.length()), StandardCharsets.US_ASCII).equals(LAST)) {
                    end = new String(line, LAST.length(), line.length - LAST.length(), StandardCharsets.UTF_8);
                } else {
                    add(line, chain, breaks);
                }
            }
        }
        var root = HexFormat.of().formatHex(chain.head());
        if (end == null || !end.equals(chain.size() + "\t" + root)) {
            breaks.add(Break.chain(Kind.LINKS_GONE, chain.size() + 1));
        }
        return new Verification(chain.size(), chain.size(), 0, root, breaks);
    }

    private static void add(byte[] line, HashChain chain, List<Break> breaks) throws Unreadable {
        if (line.length <= ChainText.HASH_DIGITS + 1 || line[ChainText.HASH_DIGITS] != '\t') {
            throw new Unreadable("line " + (chain.size() + 2));
        }
        byte[] link;
        try {
            link = HexFormat.of().parseHex(ChainText.digits(line, 0));
        } catch (IllegalArgumentException digits) {
            throw new Unreadable("line " + (chain.size() + 2));
        }
        if (!chain.addAs(line, ChainText.HASH_DIGITS + 1, line.length, link)) {
            Verification.add(breaks, Kind.ENTRY_CHANGED, sequence(line, chain.size()));
        }
    }

    /** The sequence as the changed line states it, its place when not even that can be read. */
    private static long sequence(byte[] line, long place) {
        var text = new String(
                line, ChainText.HASH_DIGITS + 1, line.length - ChainText.HASH_DIGITS - 1, StandardCharsets.UTF_8);
        var end = text.indexOf('\t');
        return end > 0 && text.substring(0, end).matches("\\d{1,18}") ? Long.parseLong(text.substring(0, end)) : place;
    }
}
