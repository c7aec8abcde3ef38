package luoshi.database;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets transactions that touch one thing pass one after the other (一个一个来), on all servers of a database. */
public final class OneAtATime {
    private OneAtATime() {}

    /**
     * Waits until no other transaction holds the same key, and holds it until the end of this one.
     *
     * @param sql writes in the transaction that is to pass alone
     * @param what kind of thing, so that equal keys of two kinds do not wait for each other
     * @param key which one of them
     */
    public static void pass(JdbcClient sql, String what, Object key) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", what + "/" + key)
                .query(row -> {});
    }
}
