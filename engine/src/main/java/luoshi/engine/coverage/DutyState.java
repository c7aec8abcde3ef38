package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.plane.Sheet;

/** One duty in the index: whose cells it has and what evidence fills them; the bits lie in the planes. */
record DutyState(DutyPlan plan, Sheet<Track> tracks) {

    /** Derives the duty for all subjects, which bring the evidence that they have. */
    static DutyState of(DutyPlan plan, World world, Rows rows, List<Track> evidence, CellBits bits) {
        var everyone = new ArrayList<Integer>();
        for (var place = 0; place < evidence.size(); place++) {
            everyone.add(place);
        }
        return new DutyState(plan, Sheet.of(evidence)).derived(world, rows, everyone, Set.of(), bits);
    }

    /**
     * Derives some subjects again.
     *
     * @param leaders places of others whose due depends on who else is bound
     */
    DutyState derived(World world, Rows rows, Collection<Integer> changed, Set<Integer> leaders, CellBits bits) {
        var derivation = new Derivation(world, plan, rows);
        var marking = new Marking(world, plan, rows, derivation);
        var edited = tracks.edit();
        for (var place : changed) {
            bits.clear(plan, edited.get(place).cells);
        }
        for (var place : changed) {
            var track = edited.get(place);
            var cells = plan.binds(track.kind) ? derivation.cells(track.kind, track.subject) : Cells.NONE;
            bits.bind(plan, cells);
            edited.set(place, track.with(cells));
        }
        var again = new HashSet<>(leaders);
        changed.forEach(again::remove);
        for (var place : changed) {
            var track = edited.get(place);
            marking.mark(track.cells, track, bits.blocks);
            bits.mark(plan, track.cells);
            edited.set(place, track.filled(plan, bits));
        }
        for (var place : again) {
            var track = edited.get(place);
            if (track.kind == SubjectKind.PERSON && track.cells.size() > 0) {
                var cells = track.cells.unmarked();
                marking.mark(cells, track, bits.blocks);
                if (!cells.sameFlags(track.cells)) {
                    bits.mark(plan, cells);
                    edited.set(place, track.with(cells).filled(plan, bits));
                }
            }
        }
        return new DutyState(plan, edited.done());
    }

    /** Fills one subject again with other evidence. */
    DutyState refilled(int place, Track track, CellBits bits) {
        var edited = tracks.edit();
        edited.set(place, track.filled(plan, bits));
        return new DutyState(plan, edited.done());
    }

    /** With more subjects, not derived yet. */
    DutyState grown(List<Track> more) {
        var grown = tracks;
        for (var track : more) {
            grown = grown.grown(grown.size() + 1, track);
        }
        return new DutyState(plan, grown);
    }

    /** Writes down what a view of another day or sequence sees. */
    void see(int asOf, long knownAt, CellBits bits) {
        for (var place = 0; place < tracks.size(); place++) {
            var track = tracks.get(place);
            if (track.cells.size() > 0 && track.differs(asOf, knownAt)) {
                bits.fill(plan, track.cells, Filling.of(track.cells, track.pieces, asOf, knownAt));
            }
        }
    }
}
