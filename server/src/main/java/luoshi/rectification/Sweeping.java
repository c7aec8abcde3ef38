package luoshi.rectification;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import luoshi.organisation.OrganisationChanged;
import luoshi.referral.ComplaintUpheld;
import luoshi.supervision.Finding;
import luoshi.supervision.FindingRecorded;
import luoshi.supervision.FindingWithdrawn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What runs by itself (程序自己办的事): at the start, each minute, and right after a finding or the organisation changed. It
 * runs on a thread of its own and not within the request, which still holds its connection after its commit: twelve
 * requests that each waited for a second one would wait for each other. What is lost on the way is found the next minute.
 */
@Component
class Sweeping implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);
    private static final long PAUSE_SECONDS = 60;
    private static final long PATIENCE_SECONDS = 5;

    private final OpeningProblems opening;
    private final Escalating escalating;
    private final Reassigning reassigning;
    private volatile @Nullable ScheduledExecutorService running;

    Sweeping(OpeningProblems opening, Escalating escalating, Reassigning reassigning) {
        this.opening = opening;
        this.escalating = escalating;
        this.reassigning = reassigning;
    }

    /** All of it, once; how much was done. */
    int sweep() {
        return opening.missing() + escalating.escalate() + reassigning.reassign();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void recorded(FindingRecorded recorded) {
        soon(() -> follow(recorded.finding()));
    }

    private void follow(Finding finding) {
        opening.follow(finding.id(), finding.unitId());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void withdrawn(FindingWithdrawn withdrawn) {
        soon(opening::missing);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void upheld(ComplaintUpheld upheld) {
        soon(opening::uponComplaints);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void changed(OrganisationChanged changed) {
        soon(reassigning::reassign);
    }

    private void soon(Runnable work) {
        var executor = running;
        if (executor != null && !executor.isShutdown()) {
            executor.execute(() -> orSay(work));
        }
    }

    private static void orSay(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.warn("not done, will try again: {}", failed.getMessage());
        }
    }

    @Override
    public void start() {
        var executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("problems").daemon().factory());
        executor.scheduleWithFixedDelay(() -> orSay(this::sweep), 0, PAUSE_SECONDS, TimeUnit.SECONDS);
        running = executor;
    }

    @Override
    public void stop() {
        var executor = running;
        running = null;
        if (executor != null) {
            executor.shutdown();
            try {
                executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
