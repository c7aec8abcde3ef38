package luoshi.lens;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What is done for coverage while nobody asks: it is derived at the start while the first reader is still on the way,
 * follows the 审计链 now and then, gets the next month before that begins, and its evidence goes into the snapshot.
 */
@Component
final class TendingCoverage implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(TendingCoverage.class);
    private static final long PAUSE_SECONDS = 2;
    /** The snapshot is written again when more came than this and than a fiftieth of all. */
    private static final int WORTH_WRITING = 20_000;
    /** At the end only a snapshot that takes no time is written. */
    private static final int QUICKLY_WRITTEN = 2_000_000;

    private final CurrentCoverage current;
    private final KeptEvidence kept;
    private final ReentrantLock tending = new ReentrantLock();
    private boolean failing;
    private volatile @Nullable ScheduledExecutorService running;

    TendingCoverage(CurrentCoverage current, KeptEvidence kept) {
        this.current = current;
        this.kept = kept;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var tender = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("coverage").daemon().factory());
        tender.execute(() -> {
            tend();
            // Gives back the memory that reading took.
            System.gc();
        });
        tender.scheduleWithFixedDelay(this::tend, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
        running = tender;
    }

    /** Does what is due; says what it could not do, and tries again the next time. */
    void tend() {
        tending.lock();
        try {
            var now = current.latest();
            current.lookAhead();
            var come = now.index().evidence().size() - kept.pieces();
            if (kept.pieces() < 0 || come > Math.max(WORTH_WRITING, kept.pieces() / 50)) {
                kept.write(now);
            }
            failing = false;
        } catch (RuntimeException failed) {
            if (!failing) {
                LOG.warn("coverage could not follow, will try again: {}", failed.getMessage());
            }
            failing = true;
        } finally {
            tending.unlock();
        }
    }

    /** Writes what came since the last time, where that is quick. */
    @Override
    public void destroy() {
        var tender = running;
        if (tender == null) {
            return;
        }
        tender.shutdownNow();
        if (current.isBegun() && tending.tryLock()) {
            try {
                var now = current.latest();
                var size = now.index().evidence().size();
                if (size <= QUICKLY_WRITTEN && size != kept.pieces()) {
                    kept.write(now);
                }
            } catch (RuntimeException failed) {
                LOG.warn("evidence snapshot not written at the end: {}", failed.getMessage());
            } finally {
                tending.unlock();
            }
        }
    }
}
