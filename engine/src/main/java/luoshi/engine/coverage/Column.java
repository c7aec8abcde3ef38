package luoshi.engine.coverage;

/**
 * One period of a duty (期间列); days are epoch days, inclusive.
 *
 * @param line the line of the duty that it belongs to
 * @param first the first column of the same period; one follows for each further area
 * @param area the work area of the versions counted here
 * @param due last day in time
 * @param leaderDue the same for who leads others under the duty
 * @param provisional whether a year without published holidays took part
 */
record Column(
        Line line,
        int first,
        String id,
        long area,
        int start,
        int last,
        int due,
        int leaderDue,
        int lateEnd,
        int leaderLateEnd,
        boolean provisional) {}
