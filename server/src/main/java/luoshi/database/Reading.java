package luoshi.database;

import java.util.function.Supplier;
import luoshi.database.Remembered.Answers;
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
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                && TransactionSynchronizationManager.getResource(KEY) instanceof Answers answers) {
            return answers.once(question, ask);
        }
        return ask.get();
    }

    /** Lets the transaction that begins on this thread answer from what is known of its state. */
    static void begin(Answers answers) {
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
