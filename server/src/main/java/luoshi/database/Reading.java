package luoshi.database;

import java.util.function.Supplier;
import luoshi.database.Remembered.Answers;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a reading has learnt already. A transaction that writes nothing sees one state of everything, so a question asked
 * twice within it has one answer and is asked of the database once; and a later reading of the same state by the same
 * reader need not ask it either ({@link Remembered}). Elsewhere every question is asked anew.
 */
public final class Reading {
    private static final Object KEY = Reading.class;

    private Reading() {}

    /**
     * Answers the question, from memory where it was asked of the same state before.
     *
     * @param question what is asked, by value: a record that holds all that the answer depends on besides what is stored
     *     and who reads, above all the day
     * @param ask asks it; the answer is not to be changed by anybody
     */
    public static <T> T once(Record question, Supplier<T> ask) {
        var known = known();
        return known == null ? ask.get() : known.now.once(question, ask);
    }

    /**
     * The same for a question that stands on remembered tables alone ({@code ledger.remembered}: organisation, rosters,
     * rules, calendar): its answer stays true until one of those changes, whatever else is committed.
     */
    public static <T> T settled(Record question, Supplier<T> ask) {
        var known = known();
        return known == null ? ask.get() : known.settled.once(question, ask);
    }

    /** What is known of the state of everything, and of that of the remembered tables. */
    record Known(Answers now, Answers settled) {}

    private static @Nullable Known known() {
        return TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                        && TransactionSynchronizationManager.getResource(KEY) instanceof Known known
                ? known
                : null;
    }

    /** Lets the transaction that begins on this thread answer from what is known of its state. */
    static void begin(Known answers) {
        TransactionSynchronizationManager.bindResource(KEY, answers);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResource(KEY);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(KEY, answers);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
            }
        });
    }
}
