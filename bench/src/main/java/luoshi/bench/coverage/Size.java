package luoshi.bench.coverage;

import java.util.Locale;

/** How many people the invented authority has; each may owe each of its clauses in each month of the year. */
enum Size {
    STATION(100),
    COUNTY(2_000),
    CITY(20_000),
    NATION(2_000_000);

    static final int CLAUSES = 1_000;

    private final int people;

    Size(int people) {
        this.people = people;
    }

    int people() {
        return people;
    }

    /** People × clauses × months, bound or not. */
    long cells() {
        return (long) people * CLAUSES * Months.COUNT;
    }

    /** Whether single acts are invented; a nation's would be three thousand million, so it has bits only. */
    boolean hasActs() {
        return this != NATION;
    }

    /** Whether the slow recomputation ends soon enough to be part of every run. */
    boolean hasOracle() {
        return people <= COUNTY.people;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
