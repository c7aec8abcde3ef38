package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import org.jspecify.annotations.Nullable;

/** One duty in the index: who is bound in which period and how it stands. A change makes another one. */
record DutyState(DutyPlan plan, Sheet<Track> tracks, Sheet<ColumnState> columns) {

    /** Derives the duty for all subjects, which bring the evidence that they have. */
    static DutyState of(DutyPlan plan, World world, Rows rows, List<Track> evidence) {
        var columns = Sheet.of(Collections.nCopies(plan.columns.size(), ColumnState.EMPTY));
        var everyone = new ArrayList<Integer>();
        for (var place = 0; place < evidence.size(); place++) {
            everyone.add(place);
        }
        return new DutyState(plan, Sheet.of(evidence), columns).derived(world, rows, everyone, Set.of());
    }

    /**
     * Derives some subjects again.
     *
     * @param leaders places of others whose due depends on who else is bound
     */
    DutyState derived(World world, Rows rows, Collection<Integer> changed, Set<Integer> leaders) {
        var derivation = new Derivation(world, plan, rows);
        var marking = new Marking(world, plan, rows, derivation);
        var editor = new ColumnEditor(columns, rows.words);
        var edited = tracks.edit();
        for (var place : changed) {
            editor.clear(edited.get(place).cells);
        }
        for (var place : changed) {
            var track = edited.get(place);
            var cells = plan.binds(track.kind) ? derivation.cells(track.kind, track.subject) : Cells.NONE;
            editor.bind(cells);
            edited.set(place, track.with(cells));
        }
        var again = new HashSet<>(leaders);
        changed.forEach(again::remove);
        for (var place : changed) {
            var track = edited.get(place);
            marking.mark(track.cells, track, editor);
            editor.mark(track.cells);
            edited.set(place, track.filled(editor));
        }
        for (var place : again) {
            var track = edited.get(place);
            if (track.kind == SubjectKind.PERSON && track.cells.size() > 0) {
                var cells = track.cells.unmarked();
                marking.mark(cells, track, editor);
                if (!cells.sameFlags(track.cells)) {
                    editor.mark(cells);
                    edited.set(place, track.with(cells).filled(editor));
                }
            }
        }
        return new DutyState(plan, edited.done(), editor.done());
    }

    /** Fills one subject again with other evidence. */
    DutyState refilled(int place, Track track, int words) {
        var editor = new ColumnEditor(columns, words);
        var edited = tracks.edit();
        edited.set(place, track.filled(editor));
        return new DutyState(plan, edited.done(), editor.done());
    }

    /** With more subjects, not derived yet. */
    DutyState grown(List<Track> more) {
        var grown = tracks;
        for (var track : more) {
            grown = grown.grown(grown.size() + 1, track);
        }
        return new DutyState(plan, grown, columns);
    }

    /** As a view of another day or sequence sees it. */
    DutyState seen(int asOf, long knownAt, int words) {
        @Nullable ColumnEditor editor = null;
        for (var place = 0; place < tracks.size(); place++) {
            var track = tracks.get(place);
            if (track.cells.size() > 0 && track.differs(asOf, knownAt)) {
                editor = editor == null ? new ColumnEditor(columns, words) : editor;
                editor.fill(track.cells, Filling.of(track.cells, track.pieces, asOf, knownAt));
            }
        }
        return editor == null ? this : new DutyState(plan, tracks, editor.done());
    }
}
