package luoshi.engine.statute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The runs of numbers of one regulation and what begins anew below what. */
final class Numbering {
    final List<Problem> problems = new ArrayList<>();
    private final List<Sequence> all = new ArrayList<>();
    private final Sequence parts = sequence(NodeKind.PART);
    private final Sequence subparts = sequence(NodeKind.SUBPART);
    private final Sequence chapters = sequence(NodeKind.CHAPTER);
    private final Sequence sections = sequence(NodeKind.SECTION);
    private final Sequence articles = sequence(NodeKind.ARTICLE);

    Sequence sequence(NodeKind kind) {
        var made = new Sequence(kind, problems);
        all.add(made);
        return made;
    }

    boolean isNextArticle(List<Integer> found) {
        return articles.isNext(found);
    }

    void accept(NodeKind kind, int at, List<Integer> found) {
        switch (kind) {
            case PART -> {
                parts.accept(at, found);
                subparts.mayRestart();
                chapters.mayRestart();
                sections.mayRestart();
            }
            case SUBPART -> {
                subparts.accept(at, found);
                chapters.mayRestart();
                sections.mayRestart();
            }
            case CHAPTER -> {
                chapters.accept(at, found);
                sections.mayRestart();
            }
            case SECTION -> sections.accept(at, found);
            case ARTICLE -> articles.accept(at, found);
            case PARAGRAPH, ITEM, SUBITEM, TABLE, ANNEX, FREE -> {}
        }
    }

    /** A new title or annex: every run may begin again. */
    void mayRestart() {
        parts.mayRestart();
        subparts.mayRestart();
        chapters.mayRestart();
        sections.mayRestart();
        articles.mayRestart();
    }

    List<Problem> finish() {
        for (var sequence : all) {
            sequence.finish();
        }
        problems.sort(Comparator.comparingInt(Problem::at));
        return problems;
    }
}
