package luoshi.bench.coverage;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** What a database is told: who holds which post in which months, whom each clause binds where, and the acts. */
final class PeerTables {
    static final PeerTable SLOT = new PeerTable(
            "slot", "person integer, station smallint, post smallint, first_month smallint, end_month smallint");
    static final PeerTable CLAUSE =
            new PeerTable("clause", "clause smallint, post1 smallint, post2 smallint, post3 smallint");
    static final PeerTable CLAUSE_POST = new PeerTable("clause_post", "clause smallint, post smallint");
    static final PeerTable CLAUSE_STATION = new PeerTable("clause_station", "clause smallint, station smallint");
    static final PeerTable MONTH = new PeerTable("month", "month smallint");

    /** All but evidence. */
    static final List<PeerTable> SMALL = List.of(SLOT, CLAUSE, CLAUSE_POST, CLAUSE_STATION, MONTH);

    private static final int NO_POST = Clause.POSTS + 1;

    private PeerTables() {}

    /** Rows on their way into one table. */
    interface Rows extends AutoCloseable {
        void row(int... values);

        @Override
        void close() throws SQLException;
    }

    /** Begins to fill a table. */
    @FunctionalInterface
    interface Opening {
        Rows open(PeerTable table) throws SQLException;
    }

    static void fill(CoverageData from, Formulation formulation, Opening opening) throws SQLException {
        var slots = from.slots();
        try (var rows = opening.open(SLOT)) {
            for (int slot = 0; slot < slots.count(); slot++) {
                int months = slots.months(slot);
                int first = Integer.numberOfTrailingZeros(months);
                rows.row(
                        slots.person(slot),
                        slots.station(slot),
                        slots.post(slot),
                        first,
                        first + Integer.bitCount(months));
            }
        }
        try (var rows = opening.open(MONTH)) {
            for (int month = 0; month < Months.COUNT; month++) {
                rows.row(month);
            }
        }
        clauses(from, opening);
        try (var rows = opening.open(formulation.evidence())) {
            from.evidence((id, clause, person, at, filled, entered) -> {
                int month = filled - 1;
                if (month >= 0 && formulation == Formulation.STORED) {
                    int station = slots.station(slots.held(person - 1, month));
                    rows.row(person - 1, Formulation.cell(station, clause - 1, month));
                } else if (month >= 0) {
                    rows.row(person - 1, clause - 1, month);
                }
            });
        }
    }

    private static void clauses(CoverageData from, Opening opening) throws SQLException {
        try (var rows = opening.open(CLAUSE_POST)) {
            for (var clause : from.clauses()) {
                for (int post : posts(clause)) {
                    rows.row(clause.index(), post);
                }
            }
        }
        try (var rows = opening.open(CLAUSE)) {
            for (var clause : from.clauses()) {
                var posts = posts(clause);
                rows.row(
                        clause.index(),
                        posts[0],
                        posts.length > 1 ? posts[1] : NO_POST,
                        posts.length > 2 ? posts[2] : NO_POST);
            }
        }
        try (var rows = opening.open(CLAUSE_STATION)) {
            for (var clause : from.clauses()) {
                for (int station = clause.root().firstStation();
                        station < clause.root().stationLimit();
                        station++) {
                    rows.row(clause.index(), station);
                }
            }
        }
    }

    private static int[] posts(Clause clause) {
        return IntStream.rangeClosed(1, Clause.POSTS).filter(clause::names).toArray();
    }
}
