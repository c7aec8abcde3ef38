package luoshi.engine.coverage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import luoshi.engine.coverage.plane.Block;
import luoshi.engine.coverage.plane.BlocksEditor;
import luoshi.engine.coverage.plane.Plane;
import luoshi.engine.coverage.plane.Sheet;

/** What a view of another day or sequence sees: the planes with the few cells put back that were not so then. */
final class Seeing {
    private final Snapshot snapshot;
    private final int asOf;
    private final long knownAt;
    private final CellBits bits;
    private final Map<Long, Set<Subject>> doubtful = new HashMap<>();

    private Seeing(Snapshot snapshot, int asOf, long knownAt) {
        this.snapshot = snapshot;
        this.asOf = asOf;
        this.knownAt = knownAt;
        this.bits = new CellBits(new BlocksEditor(snapshot.blocks()), snapshot.layout());
    }

    /** The planes as of a day, as known at a sequence; those of now when nothing happened after them. */
    static Sheet<Block> of(Snapshot snapshot, int asOf, long knownAt) {
        if (snapshot.lastDay() <= asOf && snapshot.lastSequence() <= knownAt) {
            return snapshot.blocks();
        }
        var seeing = new Seeing(snapshot, asOf, knownAt);
        seeing.askEvidence();
        if (snapshot.lastDay() > asOf) {
            seeing.askLate();
        }
        return seeing.written();
    }

    /** Evidence of which nobody knew yet, and documents, which later acts may have set free. */
    private void askEvidence() {
        var log = snapshot.log();
        var windows = snapshot.lastDay() > asOf ? windows() : Map.<Long, Window>of();
        for (var entry = 0; entry < snapshot.size(); entry++) {
            var unknown = log.sequence(entry) > knownAt;
            if (unknown || (log.isSoft(entry) && !windows.isEmpty())) {
                var piece = Piece.of(log.get(entry));
                var window = windows.get(piece.evidence().duty());
                if ((unknown && piece.day() <= asOf) || (window != null && window.contains(piece.day()))) {
                    doubt(piece);
                }
            }
        }
    }

    private void doubt(Piece piece) {
        var duty = piece.evidence().duty();
        var place = snapshot.places().get(duty);
        if (place != null) {
            var kind = snapshot.plans().get(place).subjectOn(piece.day());
            doubt(duty, new Subject(kind, piece.evidence().subject()));
        }
    }

    /** Days of the cells that are past due and not past their late end, first and last. */
    private record Window(int first, int last) {
        private static final Window NONE = new Window(Integer.MAX_VALUE, Integer.MIN_VALUE);

        Window and(int from, int to) {
            return new Window(Math.min(first, from), Math.max(last, to));
        }

        boolean contains(int day) {
            return first <= day && day <= last;
        }
    }

    /** Of each duty the days whose documents may stand otherwise. */
    private Map<Long, Window> windows() {
        var windows = new HashMap<Long, Window>();
        for (var plan : snapshot.plans()) {
            var window = Window.NONE;
            for (var strand : plan.strands) {
                for (var span : snapshot.layout().get(strand.grid()).spans) {
                    if (isInDoubt(span)) {
                        window = window.and(span.start(), Math.max(span.lateEnd(), span.leaderLateEnd()));
                    }
                }
            }
            windows.put(plan.duty, window);
        }
        return windows;
    }

    private boolean isInDoubt(Layout.Span span) {
        return span.isClosedForLeaders(asOf) && asOf < Math.max(span.lateEnd(), span.leaderLateEnd());
    }

    /** Cells that were met late after the day were not met then; who has but acts has nothing else changed by it. */
    private void askLate() {
        var layout = snapshot.layout();
        for (var g = 0; g < layout.size(); g++) {
            for (var period = 0; period < layout.get(g).spans.size(); period++) {
                if (isInDoubt(layout.get(g).spans.get(period))) {
                    for (var block = 0; block < snapshot.blocks().size(); block++) {
                        askLate(g, period, block);
                    }
                }
            }
        }
    }

    private void askLate(int g, int period, int block) {
        var cells = snapshot.blocks().get(block);
        var grid = snapshot.layout().get(g);
        cells.late(g, period).each((strand, bit, day) -> {
            if (day > asOf && (cells.word(g, Plane.LATE, period, strand) >>> bit & 1) != 0) {
                var row = (block << 6) + bit;
                var duty = grid.strand(strand).duty();
                var subject = snapshot.rows().subject(row);
                if (snapshot.log().isPlain(snapshot.log().last(duty, subject.id(), snapshot.size()))) {
                    bits.blocks.put(row, g, Plane.DONE, period, strand, false);
                    bits.blocks.put(row, g, Plane.LATE, period, strand, false);
                } else {
                    doubt(duty, subject);
                }
            }
        });
    }

    private void doubt(long duty, Subject subject) {
        doubtful.computeIfAbsent(duty, any -> new HashSet<>()).add(subject);
    }

    private Sheet<Block> written() {
        doubtful.forEach((duty, subjects) -> {
            var tracks = snapshot.tracks(duty);
            subjects.forEach(subject -> tracks.see(subject, asOf, knownAt, bits));
        });
        return bits.blocks.done(snapshot.rows().words);
    }
}
