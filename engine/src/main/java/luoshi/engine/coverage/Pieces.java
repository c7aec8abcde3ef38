package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.Subjects.Subject;

/** Evidence sorted by duty; sorted only when somebody asks. */
final class Pieces {
    private static final Piece[] NONE = {};

    private final Collection<Evidence> evidence;
    private final Map<Long, List<Piece>> byDuty = new HashMap<>();
    private boolean sorted;
    private int lastDay = Integer.MIN_VALUE;
    private long lastSequence = Long.MIN_VALUE;

    Pieces(Collection<Evidence> evidence) {
        this.evidence = evidence;
    }

    int lastDay() {
        sort();
        return lastDay;
    }

    long lastSequence() {
        sort();
        return lastSequence;
    }

    /** Tracks without cells, with what evidence there is, for the subjects from a place on. */
    List<Track> tracks(DutyPlan plan, Subjects subjects, int from) {
        sort();
        var bySubject = new HashMap<Subject, List<Piece>>();
        for (var piece : byDuty.getOrDefault(plan.duty, List.of())) {
            var subject =
                    new Subject(plan.subjectOn(piece.day()), piece.evidence().subject());
            bySubject.computeIfAbsent(subject, key -> new ArrayList<>()).add(piece);
        }
        var tracks = new ArrayList<Track>();
        for (var place = from; place < subjects.size(); place++) {
            var subject = subjects.get(place);
            var pieces = bySubject.getOrDefault(subject, List.of()).toArray(NONE);
            Arrays.sort(pieces, Piece.IN_ORDER);
            tracks.add(Track.unfilled(subject.kind(), subject.id(), Cells.NONE, pieces));
        }
        return tracks;
    }

    private void sort() {
        if (sorted) {
            return;
        }
        sorted = true;
        for (var fact : evidence) {
            var piece = Piece.of(fact);
            byDuty.computeIfAbsent(fact.duty(), key -> new ArrayList<>()).add(piece);
            lastDay = Math.max(lastDay, piece.day());
            lastSequence = Math.max(lastSequence, piece.sequence());
        }
    }
}
