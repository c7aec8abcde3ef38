package luoshi.engine.coverage;

import org.jspecify.annotations.Nullable;

/** Changes to the columns of one duty; readers of the sheet it began with see none of them. */
final class ColumnEditor {
    private final Sheet<ColumnState>.Editor sheet;
    private final ColumnState.@Nullable Draft[] drafts;
    private final int words;

    ColumnEditor(Sheet<ColumnState> columns, int words) {
        this.sheet = columns.edit();
        this.drafts = new ColumnState.Draft[columns.size()];
        this.words = words;
    }

    ColumnState get(int column) {
        return sheet.get(column);
    }

    void put(int column, int plane, int row, boolean on) {
        if (sheet.get(column).has(plane, row) != on) {
            draft(column).put(plane, row, on, words);
        }
    }

    private ColumnState.Draft draft(int column) {
        var draft = drafts[column];
        if (draft == null) {
            draft = new ColumnState.Draft(sheet.get(column));
            drafts[column] = draft;
            sheet.set(column, draft.state);
        }
        return draft;
    }

    /** Takes the cells of a subject out, whatever their states. */
    void clear(Cells cells) {
        for (var i = 0; i < cells.size(); i++) {
            if (!cells.isEvent(i)) {
                for (var plane = ColumnState.BOUND; plane <= ColumnState.WEAK; plane++) {
                    put(cells.column[i], plane, cells.row[i], false);
                }
            }
        }
    }

    void bind(Cells cells) {
        for (var i = 0; i < cells.size(); i++) {
            if (!cells.isEvent(i)) {
                put(cells.column[i], ColumnState.BOUND, cells.row[i], true);
            }
        }
    }

    void mark(Cells cells) {
        for (var i = 0; i < cells.size(); i++) {
            if (!cells.isEvent(i)) {
                put(cells.column[i], ColumnState.LEADER, cells.row[i], cells.leader(i));
                put(cells.column[i], ColumnState.EXEMPT, cells.row[i], cells.exempt(i));
            }
        }
    }

    void fill(Cells cells, Filling filling) {
        for (var i = 0; i < cells.size(); i++) {
            if (!cells.isEvent(i)) {
                var column = cells.column[i];
                var row = cells.row[i];
                var reached = filling.satisfied[i];
                var met = reached <= cells.due(i);
                var late = !met && reached != Filling.NEVER;
                put(column, ColumnState.MET, row, met);
                put(column, ColumnState.LATE, row, late);
                put(column, ColumnState.WEAK, row, !met && !late && filling.weak[i]);
            }
        }
    }

    Sheet<ColumnState> done() {
        return sheet.done();
    }
}
