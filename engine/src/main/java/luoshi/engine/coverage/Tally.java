package luoshi.engine.coverage;

/**
 * Counts of cells by state (笔数). Zero is the tally of nothing.
 *
 * @param met 按期
 * @param late 迟到
 * @param weak 只有会议文件
 * @param debt 欠账
 * @param open 未到期
 * @param exempt 豁免
 */
public record Tally(long met, long late, long weak, long debt, long open, long exempt) {
    public static final Tally ZERO = new Tally(0, 0, 0, 0, 0, 0);

    public static Tally of(CellState state) {
        return switch (state) {
            case MET -> new Tally(1, 0, 0, 0, 0, 0);
            case LATE -> new Tally(0, 1, 0, 0, 0, 0);
            case WEAK -> new Tally(0, 0, 1, 0, 0, 0);
            case DEBT -> new Tally(0, 0, 0, 1, 0, 0);
            case OPEN -> new Tally(0, 0, 0, 0, 1, 0);
            case EXEMPT -> new Tally(0, 0, 0, 0, 0, 1);
        };
    }

    public Tally plus(Tally other) {
        return new Tally(
                met + other.met,
                late + other.late,
                weak + other.weak,
                debt + other.debt,
                open + other.open,
                exempt + other.exempt);
    }

    /** All bound cells. */
    public long bound() {
        return owed() + open + exempt;
    }

    /** Bound without exempt and open: the denominator 应尽. */
    public long owed() {
        return met + late + weak + debt;
    }

    /** Met or late: the numerator 尽到. */
    public long done() {
        return met + late;
    }

    /** 履责率 as a share; NaN when nothing is owed, printed as «–». */
    public double rate() {
        return owed() == 0 ? Double.NaN : (double) done() / owed();
    }
}
