package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;

/** Evidence in the order of filling, by duty and subject. */
final class Pieces {
    private static final Piece[] NONE = {};

    private final Map<Long, List<Piece>> byDuty = new HashMap<>();
    private int lastDay = Integer.MIN_VALUE;
    private long lastSequence = Long.MIN_VALUE;

    /** Sorts all evidence. */
    Pieces(Collection<Evidence> evidence) {
        for (var fact : evidence) {
            var piece = Piece.of(fact);
            byDuty.computeIfAbsent(fact.duty(), key -> new ArrayList<>()).add(piece);
            lastDay = Math.max(lastDay, piece.day());
            lastSequence = Math.max(lastSequence, piece.sequence());
        }
    }

    /** Sorts the evidence of one duty. */
    static Pieces of(long duty, Collection<Evidence> evidence) {
        return new Pieces(evidence.stream().filter(fact -> fact.duty() == duty).toList());
    }

    int lastDay() {
        return lastDay;
    }

    long lastSequence() {
        return lastSequence;
    }

    /** Tracks without cells, with what evidence there is, for the subjects from a place on. */
    List<Track> tracks(DutyPlan plan, Subjects subjects, int from) {
        var persons = new HashMap<Long, List<Piece>>();
        var units = new HashMap<Long, List<Piece>>();
        for (var piece : byDuty.getOrDefault(plan.duty, List.of())) {
            (plan.subjectOn(piece.day()) == SubjectKind.PERSON ? persons : units)
                    .computeIfAbsent(piece.evidence().subject(), key -> new ArrayList<>())
                    .add(piece);
        }
        var tracks = new ArrayList<Track>();
        for (var place = from; place < subjects.size(); place++) {
            var subject = subjects.get(place);
            var own = subject.kind() == SubjectKind.PERSON ? persons : units;
            var pieces = own.getOrDefault(subject.id(), List.of()).toArray(NONE);
            Arrays.sort(pieces, Piece.IN_ORDER);
            tracks.add(Track.unfilled(subject.kind(), subject.id(), Cells.NONE, pieces));
        }
        return tracks;
    }
}
