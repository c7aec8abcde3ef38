package luoshi.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import luoshi.engine.ledger.HashChain;
import luoshi.ledger.Verification.Break;
import luoshi.ledger.Verification.Kind;
import org.postgresql.PGConnection;

/** Looks at every entry, link, seal and row as of one moment, and says what does not agree (校验). It changes nothing. */
public final class VerifyingLedger {
    private static final String LINKS = "copy (select l.position, l.seq, encode(l.hash, 'hex'), e.seq is not null, "
            + ChainText.LINE
            + " from ledger.link l left join ledger.entry e on e.seq = l.seq order by l.position) to stdout";
    private static final int HASH_DIGITS = 64;

    private final Connection connection;
    private final List<Break> breaks = new ArrayList<>();
    private final Map<Long, Seal> seals = new HashMap<>();
    private long sealedBySeals;

    private VerifyingLedger(Connection connection) {
        this.connection = connection;
    }

    private record Seal(long number, String hash) {}

    /**
     * Verifies everything that the connection's role can read.
     *
     * @param connection of the reading role; its transaction is rolled back
     */
    public static Verification verify(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read read only");
            statement.execute(ChainText.SETTINGS);
            return new VerifyingLedger(connection).verify();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private Verification verify() throws SQLException {
        seals();
        var chain = chain();
        if (chain.size() < sealedBySeals) {
            breaks.add(Break.chain(Kind.LINKS_GONE, chain.size() + 1));
        }
        var rows = new VerifyingRows(connection, breaks).verify();
        return new Verification(count(), chain.size(), rows, HexFormat.of().formatHex(chain.head()), breaks);
    }

    private void seals() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select number, size, encode(hash, 'hex') as hash from ledger.seal order by number")) {
            var next = 1L;
            while (rows.next()) {
                if (rows.getLong("number") != next) {
                    breaks.add(Break.chain(Kind.SEAL_BROKEN, next));
                    next = rows.getLong("number");
                }
                next++;
                sealedBySeals = rows.getLong("size");
                seals.put(sealedBySeals, new Seal(rows.getLong("number"), rows.getString("hash")));
            }
        }
    }

    /** Walks the chain; each link is made anew from the one that stands before it, so that only what was changed is named. */
    private HashChain chain() throws SQLException {
        var chain = HashChain.start(ChainText::sha256);
        var hex = HexFormat.of();
        var lines = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(LINKS);
        for (var line = lines.readFromCopy(); line != null; line = lines.readFromCopy()) {
            var atSeq = ChainText.after(line, 0);
            var atHash = ChainText.after(line, atSeq);
            var atPresent = ChainText.after(line, atHash);
            var atText = ChainText.after(line, atPresent);
            var position = ChainText.number(line, 0, atSeq - 1);
            var seq = ChainText.number(line, atSeq, atHash - 1);
            var digits = new String(line, atHash, HASH_DIGITS, StandardCharsets.US_ASCII);
            if (position != chain.size() + 1) {
                add(Kind.LINKS_GONE, chain.size() + 1);
                // What stands before it is not known: the link is taken as it is.
                chain = HashChain.after(ChainText::sha256, position, hex.parseHex(digits));
                continue;
            }
            var stored = hex.parseHex(digits);
            var present = line[atPresent] == 't';
            chain.add(line, atText, line.length - 1);
            if (!present || !chain.headIs(stored)) {
                add(present ? Kind.ENTRY_CHANGED : Kind.ENTRY_GONE, seq);
                chain = HashChain.after(ChainText::sha256, position, stored);
            }
            var seal = seals.get(position);
            if (seal != null && !seal.hash().equals(digits)) {
                add(Kind.SEAL_BROKEN, seal.number());
            }
        }
        return chain;
    }

    private void add(Kind kind, long number) {
        if (breaks.stream()
                        .filter(found -> found.kind() == kind)
                        .limit(Verification.MOST)
                        .count()
                < Verification.MOST) {
            breaks.add(Break.chain(kind, number));
        }
    }

    private long count() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from ledger.entry")) {
            row.next();
            return row.getLong(1);
        }
    }
}
