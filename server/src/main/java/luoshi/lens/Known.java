package luoshi.lens;

import java.time.LocalDate;
import java.util.List;
import luoshi.engine.coverage.CoverageIndex;
import luoshi.engine.coverage.CoverageView;
import luoshi.lens.FollowingLedger.Place;

/**
 * What is known at one place of the ledger.
 *
 * @param first first day on which a period of the index starts
 * @param end day after the last such day
 * @param place how far the ledger was followed
 * @param fits by which evidence was left out
 * @param views figures that were asked for
 * @param grounds what does not change with evidence
 */
record Known(
        CoverageIndex index,
        LocalDate first,
        LocalDate end,
        Place place,
        Fits fits,
        Answers<CoverageView> views,
        Grounds grounds) {
    /** Answers that stand on everything but evidence. */
    record Grounds(Answers<Corners> corners, Answers<List<Long>> idle) {
        static Grounds none() {
            return new Grounds(new Answers<>(), new Answers<>());
        }
    }

    /** With nothing asked yet. */
    static Known of(CoverageIndex index, LocalDate first, LocalDate end, Place place, Fits fits) {
        return new Known(index, first, end, place, fits, new Answers<>(), Grounds.none());
    }

    /** Further on in the ledger, where nothing of this had come. */
    Known at(Place later) {
        return later.equals(place) ? this : new Known(index, first, end, later, fits, views, grounds);
    }

    /** After evidence and nothing else. */
    Known told(Place later) {
        return new Known(index, first, end, later, fits, new Answers<>(), grounds);
    }

    /** With the same up to a later end. */
    Known until(LocalDate later) {
        return new Known(index, first, later, place, fits, new Answers<>(), grounds);
    }

    boolean reaches(LocalDate day) {
        return !end.isBefore(day);
    }
}
