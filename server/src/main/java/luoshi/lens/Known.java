package luoshi.lens;

import java.time.LocalDate;
import luoshi.engine.coverage.CoverageIndex;
import luoshi.lens.FollowingLedger.Place;

/**
 * What is known at one place of the ledger.
 *
 * @param first first day on which a period of the index starts
 * @param end day after the last such day
 * @param place how far the ledger was followed
 * @param fits by which evidence was left out
 */
record Known(CoverageIndex index, LocalDate first, LocalDate end, Place place, Fits fits, Answers answers) {
    Known at(Place later) {
        return later.equals(place) ? this : new Known(index, first, end, later, fits, answers);
    }

    Known until(LocalDate later) {
        return new Known(index, first, later, place, fits, new Answers());
    }

    boolean reaches(LocalDate day) {
        return !end.isBefore(day);
    }
}
