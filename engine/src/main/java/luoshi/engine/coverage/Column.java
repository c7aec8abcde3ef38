package luoshi.engine.coverage;

import luoshi.engine.coverage.Layout.Span;

/**
 * One period of a duty in one area (期间列), and where its cells lie.
 *
 * @param line the line of the duty that it belongs to
 * @param first the first column of the same period; one follows for each further area
 * @param area the work area of the versions counted here
 * @param span its days: first, last, last in time (also for who leads others under the duty), last not lost
 * @param provisional whether a year without published holidays took part
 * @param grid place of the grid
 * @param period place of the period in the grid
 * @param strand place of the duty and area in the grid
 */
record Column(
        Line line, int first, String id, long area, Span span, boolean provisional, int grid, int period, int strand) {
    int start() {
        return span.start();
    }

    int last() {
        return span.last();
    }

    int due() {
        return span.due();
    }

    int leaderDue() {
        return span.leaderDue();
    }

    int lateEnd() {
        return span.lateEnd();
    }

    int leaderLateEnd() {
        return span.leaderLateEnd();
    }
}
