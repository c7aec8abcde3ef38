package luoshi.bench.coverage;

import java.util.Locale;

/**
 * Three ways to ask a database for the cube, each answering with rows of one number: the cell's key, how many are owed and how
 * many filled, see {@link #add}. The same words serve both databases.
 *
 * <p>A favour to them: evidence has only the columns that the question needs, with the month that an act fills already worked
 * out; acts that fill none are left out.
 */
enum Formulation {
    /**
     * The fastest that was found: each act carries the number of station × clause × month that it counts for, so nothing is
     * joined; what is owed is worked out from the number of holders of each post. Station and clause would have to be rewritten
     * in all acts when somebody's transfer is corrected.
     */
    STORED,
    /** Each act knows person, clause and month, and is joined with the slot that owns the cell. */
    OWNERS,
    /** As one would write it first: all owed cells of all people, each with its act if there is one. */
    CELLS;

    private static final int KEY_SHIFT = 32;
    private static final int OWED_SHIFT = 16;
    private static final int COUNT_MASK = 0xFFFF;

    /** Holders of each post by station and month; the thirteenth is nobody. */
    private static final String OWED = """
            select (u.station::integer * 1000 + c.clause) * 12 + h.month as cell,
                h.heads[c.post1] + h.heads[c.post2] + h.heads[c.post3] as n
            from clause_station u
            join clause c on c.clause = u.clause
            join (
                select s.station, m.month, array[
                    count(*) filter (where s.post = 1), count(*) filter (where s.post = 2),
                    count(*) filter (where s.post = 3), count(*) filter (where s.post = 4),
                    count(*) filter (where s.post = 5), count(*) filter (where s.post = 6),
                    count(*) filter (where s.post = 7), count(*) filter (where s.post = 8),
                    count(*) filter (where s.post = 9), count(*) filter (where s.post = 10),
                    count(*) filter (where s.post = 11), count(*) filter (where s.post = 12), 0] as heads
                from slot s join month m on m.month >= s.first_month and m.month < s.end_month
                group by s.station, m.month offset 0) h on h.station = u.station
            """;

    private static final String OWED_ROWS =
            "select cell::bigint * 4294967296 + n * 65536 from (" + OWED + ") owed union all ";

    String cube() {
        return switch (this) {
            case STORED -> OWED_ROWS + "select cell::bigint * 4294967296 + count(*) from evidence group by cell";
            case OWNERS -> OWED_ROWS + """
                        select ((o.station::integer * 1000 + e.clause) * 12 + e.month)::bigint * 4294967296 + count(*)
                        from evidence e
                        join (
                            select s.person, s.station, m.month
                            from slot s join month m on m.month >= s.first_month and m.month < s.end_month) o
                            on o.person = e.person and o.month = e.month
                        group by o.station, e.clause, e.month
                        """;
            case CELLS -> """
                select ((s.station::integer * 1000 + p.clause) * 12 + m.month)::bigint * 4294967296
                    + count(*) * 65536 + count(e.person)
                from slot s
                join month m on m.month >= s.first_month and m.month < s.end_month
                join clause_post p on p.post = s.post
                join clause_station u on u.clause = p.clause and u.station = s.station
                left join evidence e on e.person = s.person and e.clause = p.clause and e.month = m.month
                group by s.station, p.clause, m.month
                """;
        };
    }

    /** Owed and filled of everything, in one row. */
    String total() {
        return "select (select sum(n) from (" + OWED + ") owed), (select count(*) from evidence)";
    }

    /** What evidence is stored as. */
    PeerTable evidence() {
        return this == STORED
                ? new PeerTable("evidence", "person integer, cell integer")
                : new PeerTable("evidence", "person integer, clause smallint, month smallint");
    }

    /** The number of station × clause × month that the databases use. */
    static int cell(int station, int clauseIndex, int month) {
        return station * Cube.PLANES + Cube.plane(clauseIndex, month);
    }

    /** Adds a row of the answer: key × 2³² + owed × 2¹⁶ + filled. */
    static void add(long row, Cube to) {
        int cell = (int) (row >> KEY_SHIFT);
        int at = to.start(cell % Cube.PLANES) + cell / Cube.PLANES;
        to.bound()[at] += (int) (row >> OWED_SHIFT) & COUNT_MASK;
        to.filled()[at] += (int) row & COUNT_MASK;
    }

    /** What follows the database's name: nothing for the fastest. */
    String suffix() {
        return this == STORED ? "" : "-" + name().toLowerCase(Locale.ROOT);
    }
}
