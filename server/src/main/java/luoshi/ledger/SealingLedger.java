package luoshi.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import luoshi.engine.ledger.HashChain;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Seals the 审计链 (封存): chains what committed since the last time, in one batch, at most a second after it was written.
 * Writers only take a number and never wait for each other; what a transaction that still runs may have written is left
 * for the next batch. Two servers on one database take turns: whoever comes second finds the chain longer and begins anew.
 */
@Component
class SealingLedger implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SealingLedger.class);
    private static final long PAUSE_MILLIS = 500;
    private static final int BATCH = 50_000;
    private static final String LAST = "select size, hash from ledger.seal order by number desc limit 1";
    private static final String HORIZON = "select pg_snapshot_xmin(pg_current_snapshot())::text";
    private static final String UNSEALED = "select " + ChainText.LINE + """
            from ledger.entry e
            where e.xid >= '%s' and e.xid < '%s' and not exists (select from ledger.link l where l.seq = e.seq)
            order by e.seq limit %d
            """;
    private static final String EXTEND = "select ledger.extend(?, ?, ?, ?)";

    private final DataSource app;
    private final DataSource reader;
    private final Clock clock;
    /** Whatever was written by a transaction below is sealed. */
    private volatile String sealedBelow = "0";

    private volatile @Nullable ScheduledExecutorService running;

    SealingLedger(DataSource app, @Qualifier("readerDataSource") DataSource reader, Clock clock) {
        this.app = app;
        this.reader = reader;
        this.clock = clock;
    }

    /** What is to be sealed next. */
    private record Batch(long before, ArrayList<Long> seqs, ArrayList<byte[]> hashes, String below) {}

    /** Whatever a transaction below wrote is sealed. */
    String sealedBelow() {
        return sealedBelow;
    }

    /** Seals all that is committed and returns how many entries that were. */
    synchronized long seal() throws SQLException {
        var sealed = 0L;
        while (true) {
            var batch = read();
            if (batch.seqs().isEmpty()) {
                sealedBelow = batch.below();
                return sealed;
            }
            if (extend(batch)) {
                sealed += batch.seqs().size();
            }
        }
    }

    private Batch read() throws SQLException {
        try (var connection = reader.getConnection()) {
            return ChainReading.at(connection, statement -> read(connection, statement));
        }
    }

    private Batch read(Connection connection, Statement statement) throws SQLException {
        HashChain chain;
        try (var last = statement.executeQuery(LAST)) {
            chain = last.next()
                    ? HashChain.after(DigestUtils::getSha256Digest, last.getLong("size"), last.getBytes("hash"))
                    : HashChain.start(DigestUtils::getSha256Digest);
        }
        String below;
        try (var horizon = statement.executeQuery(HORIZON)) {
            horizon.next();
            below = horizon.getString(1);
        }
        var batch = new Batch(chain.size(), new ArrayList<>(), new ArrayList<>(), below);
        ChainReading.lines(connection, UNSEALED.formatted(sealedBelow, below, BATCH), line -> {
            chain.add(line, 0, line.length - 1);
            batch.seqs().add(ChainText.number(line, 0, ChainText.after(line, 0) - 1));
            batch.hashes().add(chain.head());
        });
        return batch;
    }

    private boolean extend(Batch batch) throws SQLException {
        try (var connection = app.getConnection();
                var extend = connection.prepareStatement(EXTEND)) {
            extend.setObject(1, OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC));
            extend.setLong(2, batch.before());
            extend.setArray(3, connection.createArrayOf("bigint", batch.seqs().toArray()));
            extend.setArray(4, connection.createArrayOf("bytea", batch.hashes().toArray(byte[][]::new)));
            try (var row = extend.executeQuery()) {
                return row.next() && row.getLong(1) >= 0;
            }
        }
    }

    @Override
    public void start() {
        var sealer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("sealer").daemon().factory());
        sealer.scheduleWithFixedDelay(this::sealOrSay, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        running = sealer;
    }

    private void sealOrSay() {
        try {
            seal();
        } catch (SQLException | RuntimeException failed) {
            LOG.warn("not sealed, will try again: {}", failed.getMessage());
        }
    }

    /** Seals the last entries too: a chain that was left whole is whole when it is looked at. */
    @Override
    public void stop() {
        var sealer = running;
        running = null;
        if (sealer != null) {
            sealer.shutdown();
            sealOrSay();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
