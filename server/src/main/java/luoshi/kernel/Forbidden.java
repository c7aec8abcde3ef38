package luoshi.kernel;

/** The actor may not do this; the page says so without telling what lies behind it. */
public final class Forbidden extends RuntimeException {
    public Forbidden(String act) {
        super(act);
    }
}
