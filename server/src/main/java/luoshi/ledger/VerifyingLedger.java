package luoshi.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import luoshi.engine.ledger.HashChain;
import luoshi.ledger.Verification.Break;
import luoshi.ledger.Verification.Kind;
import org.apache.commons.codec.digest.DigestUtils;

/** Looks at every entry, link, seal and row as of one moment, and says what does not agree (校验). It changes nothing. */
public final class VerifyingLedger {
    private static final String LINKS = "select l.position, l.seq, encode(l.hash, 'hex'), e.seq is not null, "
            + ChainText.LINES
            + " from ledger.link l left join ledger.entry e on e.seq = l.seq" + ChainText.DIGESTS
            + " order by l.position";

    private final Connection connection;
    private final List<Break> breaks = new ArrayList<>();
    private final Map<Long, Seal> seals = new HashMap<>();
    private HashChain chain = HashChain.start(DigestUtils::getSha256Digest);
    private long sealedBySeals;

    private VerifyingLedger(Connection connection) {
        this.connection = connection;
    }

    private record Seal(long number, String hash) {}

    /**
     * Verifies everything that the role can read: the chain on one connection and the rows beside it on another, both as
     * of the same moment.
     *
     * @param reader gives connections of the reading role; their transactions are rolled back
     */
    public static Verification verify(DataSource reader) throws SQLException {
        try (var connection = reader.getConnection();
                var other = reader.getConnection()) {
            return ChainReading.at(connection, statement -> new VerifyingLedger(connection).verify(statement, other));
        }
    }

    private Verification verify(Statement statement, Connection other) throws SQLException {
        var moment = ChainReading.moment(statement);
        try (var beside = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("verifying-rows").daemon().factory())) {
            var rows = beside.submit(() -> ChainReading.at(other, moment, own -> VerifyingRows.verify(other)));
            seals(statement);
            chain();
            if (chain.size() < sealedBySeals) {
                breaks.add(Break.chain(Kind.LINKS_GONE, chain.size() + 1));
            }
            var entries = ChainReading.count(connection, "ledger.entry");
            var found = found(rows);
            breaks.addAll(found.breaks());
            return new Verification(
                    entries, chain.size(), found.rows(), HexFormat.of().formatHex(chain.head()), breaks);
        }
    }

    private static VerifyingRows.Found found(Future<VerifyingRows.Found> rows) throws SQLException {
        try {
            return rows.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed);
        }
    }

    private void seals(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery(
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
    private void chain() throws SQLException {
        ChainReading.lines(connection, LINKS, line -> {
            var atSeq = ChainText.after(line, 0);
            var atHash = ChainText.after(line, atSeq);
            var atPresent = ChainText.after(line, atHash);
            var atText = ChainText.after(line, atPresent);
            var position = ChainText.number(line, 0, atSeq - 1);
            var digits = ChainText.digits(line, atHash);
            var link = HexFormat.of().parseHex(digits);
            if (position != chain.size() + 1) {
                Verification.add(breaks, Kind.LINKS_GONE, chain.size() + 1);
                // What stands before it is not known: the link is taken as it is.
                chain = HashChain.after(DigestUtils::getSha256Digest, position, link);
                return;
            }
            var present = line[atPresent] == 't';
            if (!chain.addAs(line, atText, line.length - 1, link) || !present) {
                Verification.add(
                        breaks,
                        present ? Kind.ENTRY_CHANGED : Kind.ENTRY_GONE,
                        ChainText.number(line, atSeq, atHash - 1));
            }
            var seal = seals.get(position);
            if (seal != null && !seal.hash().equals(digits)) {
                Verification.add(breaks, Kind.SEAL_BROKEN, seal.number());
            }
        });
    }
}
