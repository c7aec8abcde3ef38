package luoshi.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import luoshi.engine.calendar.OffHours;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Verifies the whole 审计链 at six every morning in China, and whenever somebody asks (例行校验): one at a time, on a thread
 * and a connection of its own, so that no request waits for it. A morning that was slept through is made up after the
 * start. Each result is kept, and an entry says that it was made.
 */
@Component
class RoutineVerification implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RoutineVerification.class);
    private static final LocalTime HOUR = LocalTime.of(6, 0);
    /** The start belongs to the people who wait for it. */
    private static final long QUIET_SECONDS = 180;

    private static final long LOOK_SECONDS = 60;

    private final DataSource reader;
    private final Ledger ledger;
    private final JdbcVerified verified;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile @Nullable ScheduledExecutorService worker;

    RoutineVerification(
            @Qualifier("readerDataSource") DataSource reader,
            Ledger ledger,
            JdbcVerified verified,
            TransactionTemplate transaction,
            Clock clock) {
        this.reader = reader;
        this.ledger = ledger;
        this.verified = verified;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether one is being made at this moment. */
    boolean busy() {
        return busy.get();
    }

    /**
     * Has it made in the name of the actor, unless one is being made already.
     *
     * @param patience seconds to wait for a short one
     * @return whether it has been made; otherwise it goes on without the caller
     * @throws luoshi.kernel.Forbidden for who may not
     */
    boolean ask(Actor actor, long patience) {
        Permission.VERIFY_LEDGER.require(actor);
        var running = worker;
        if (running == null || !busy.compareAndSet(false, true)) {
            return false;
        }
        try {
            running.submit(() -> Acting.as(actor, () -> {
                        makeOrSay(actor);
                        return true;
                    }))
                    .get(patience, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException longer) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Makes the one of this morning when nobody has made one since. */
    void makeIfDue() {
        try {
            if (due() && busy.compareAndSet(false, true)) {
                makeOrSay(null);
            }
        } catch (RuntimeException failed) {
            LOG.warn("not verified, will try again: {}", failed.getMessage());
        }
    }

    private boolean due() {
        var now = ZonedDateTime.ofInstant(clock.instant(), OffHours.CHINA);
        var today = now.with(HOUR);
        Instant last = (now.isBefore(today) ? today.minusDays(1) : today).toInstant();
        return Boolean.TRUE.equals(transaction.execute(
                status -> verified.last().map(made -> made.at().isBefore(last)).orElse(true)));
    }

    private void makeOrSay(@Nullable Actor actor) {
        try {
            make(actor);
        } catch (SQLException | RuntimeException failed) {
            LOG.warn("not verified: {}", failed.getMessage());
        } finally {
            busy.set(false);
        }
    }

    private void make(@Nullable Actor actor) throws SQLException {
        var began = System.nanoTime();
        var found = VerifyingLedger.verify(reader);
        var took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        if (!found.whole()) {
            LOG.error(
                    "the ledger does not agree in {} places, see /ledger",
                    found.breaks().size());
        }
        var made = new Verified(
                clock.instant(),
                took,
                actor == null ? "luoshi" : actor.name(),
                found.breaks().size(),
                found);
        transaction.executeWithoutResult(status -> {
            ledger.append(new Ledger.Entry(
                    "LedgerVerified", "ledger", null, actor == null ? null : actor.unitId(), null, body(found)));
            verified.insert(made);
        });
    }

    private static Map<String, Object> body(Verification found) {
        var body = new LinkedHashMap<String, Object>();
        body.put("entries", found.entries());
        body.put("sealed", found.sealed());
        body.put("rows", found.rows());
        body.put("broken", found.breaks().size());
        body.put("root", found.root());
        return body;
    }

    @Override
    public void start() {
        var fresh = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("verifier").daemon().factory());
        fresh.scheduleWithFixedDelay(this::makeIfDue, QUIET_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        worker = fresh;
    }

    @Override
    public void stop() {
        var running = worker;
        worker = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
