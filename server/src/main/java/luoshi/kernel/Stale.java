package luoshi.kernel;

/** Somebody changed the record since it was shown; nothing was written. */
public final class Stale extends RuntimeException {
    public Stale(String what, Object id) {
        super(what + " " + id);
    }
}
