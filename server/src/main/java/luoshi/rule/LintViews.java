package luoshi.rule;

import java.util.ArrayList;
import java.util.List;
import luoshi.engine.statute.lint.Need;
import luoshi.engine.statute.lint.OperabilityLint;
import luoshi.engine.statute.lint.Said;
import luoshi.engine.statute.lint.VagueWord;
import luoshi.rule.web.ClausePage.Piece;
import luoshi.rule.web.LintView;
import luoshi.web.Texts;

/** Shows what a clause lacks and where it is vague. */
final class LintViews {
    private LintViews() {}

    static LintView of(String should, String shouldNot, String countermeasure, Texts t) {
        var lint = OperabilityLint.ofClause(should, shouldNot, countermeasure);
        var five = new ArrayList<LintView.One>();
        for (var said : lint.said()) {
            var label = t.get("lint.need." + said.need().name());
            five.add(
                    switch (said) {
                        case Said.Words words -> new LintView.One(label, false, cut(words.words()));
                        case Said.Lacking ignored -> new LintView.One(label, true, "");
                        case Said.NotNeeded ignored -> new LintView.One(label, false, t.get("lint.not-needed"));
                    });
        }
        var lacks = lint.lacks().stream()
                .map(need -> t.get("lint.lacks." + need.name()))
                .toList();
        var vague = VagueWord.in(should + "\n" + shouldNot + "\n" + countermeasure).stream()
                .map(VagueWord::words)
                .distinct()
                .toList();
        var silent = should.isBlank() && shouldNot.isBlank();
        var verdict = silent
                ? t.get("lint.verdict.nothing")
                : lacks.isEmpty()
                        ? t.get("lint.verdict.complete")
                        : t.get("lint.verdict.lacks", Views.joined(lacks, t));
        return new LintView(verdict, verdict, lacks.isEmpty() && !silent, five, vague);
    }

    /** Short labels of what an article lacks, for the structure page. */
    static String lacks(List<Need> needs, Texts t) {
        return Views.joined(
                needs.stream().map(need -> t.get("lint.need." + need.name())).toList(), t);
    }

    private static String cut(String words) {
        var line = words.strip().replaceAll("\\s+", " ");
        return line.length() <= 30 ? line : line.substring(0, 30) + "…";
    }

    /** Lines of a text in pieces, vague words apart. */
    static List<List<Piece>> lines(String text) {
        var lines = new ArrayList<List<Piece>>();
        for (var line : text.split("\n")) {
            if (!line.isBlank()) {
                lines.add(pieces(line.strip()));
            }
        }
        return lines;
    }

    private static List<Piece> pieces(String line) {
        var pieces = new ArrayList<Piece>();
        int done = 0;
        for (var vague : VagueWord.in(line)) {
            if (vague.start() > done) {
                pieces.add(new Piece(line.substring(done, vague.start()), false));
            }
            pieces.add(new Piece(vague.words(), true));
            done = vague.end();
        }
        if (done < line.length()) {
            pieces.add(new Piece(line.substring(done), false));
        }
        return pieces;
    }
}
