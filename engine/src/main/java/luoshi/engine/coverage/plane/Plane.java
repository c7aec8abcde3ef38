package luoshi.engine.coverage.plane;

/** What a bit of a cell says. */
public final class Plane {
    /** The cell binds (应尽). */
    public static final int BOUND = 0;
    /** Approved exemptions cover at least half of it (豁免). */
    public static final int EXEMPT = 1;
    /** It falls due earlier, since others are led (领导先行). */
    public static final int LEADER = 2;
    /** Acts and records are enough, in time or late (尽到). */
    public static final int DONE = 3;
    /** Among these: after due (迟到). */
    public static final int LATE = 4;
    /** Enough only with documents and meetings (只有会议文件). */
    public static final int WEAK = 5;

    /** How many there are. */
    public static final int COUNT = 6;

    private Plane() {}
}
