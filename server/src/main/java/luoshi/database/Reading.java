package luoshi.database;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What one reading has learnt already. A transaction that writes nothing sees one state of everything, so a question
 * asked twice within it has one answer and is asked of the database once. Elsewhere every question is asked anew.
 */
public final class Reading {
    private static final Object KEY = Reading.class;

    private Reading() {}

    /**
     * Answers the question, from memory where the running reading has asked it before.
     *
     * @param question what is asked, by value: a record
     * @param ask asks it; the answer is not to be changed by anybody
     */
    @SuppressWarnings("unchecked")
    public static <T> T once(Record question, Supplier<T> ask) {
        if (!TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return ask.get();
        }
        var answers = answers();
        var known = answers.get(question);
        if (known == null) {
            known = ask.get();
            answers.put(question, known);
        }
        return (T) known;
    }

    @SuppressWarnings("unchecked")
    private static Map<Record, Object> answers() {
        var held = TransactionSynchronizationManager.getResource(KEY);
        if (held != null) {
            return (Map<Record, Object>) held;
        }
        var fresh = new HashMap<Record, Object>();
        TransactionSynchronizationManager.bindResource(KEY, fresh);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
            }
        });
        return fresh;
    }
}
