package luoshi.kernel;

/** What was asked for is not there, or not visible to the one who asks; the two are not told apart. */
public final class Missing extends RuntimeException {
    public Missing(String what, Object id) {
        super(what + " " + id);
    }
}
