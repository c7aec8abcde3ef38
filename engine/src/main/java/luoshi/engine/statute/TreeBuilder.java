package luoshi.engine.statute;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hangs line after line into the tree. The open parts lie on a stack, outermost first in, each deeper than the one below. */
final class TreeBuilder {
    private final byte[] b;
    private final LineScanner scanner;
    private final Numbering numbering = new Numbering();
    private final Draft root = new Draft(NodeKind.FREE, Draft.ROOT, 0, 0);
    private final Deque<Draft> stack = new ArrayDeque<>();
    private @Nullable Draft article;
    private @Nullable Draft table;
    private final Lists lists = new Lists(numbering);
    private boolean articles;
    private boolean parts;

    TreeBuilder(byte[] bytes, LineScanner scanner) {
        this.b = bytes;
        this.scanner = scanner;
        stack.push(root);
    }

    boolean hasArticles() {
        return articles;
    }

    void take(Line line) {
        switch (line.shape) {
            case BLANK, COMMENT -> table = null;
            case TABLE -> table(line);
            case NUMBERED -> numbered(line);
            case LISTED -> {
                if (line.hashes > 0) {
                    heading(line);
                } else {
                    listed(line);
                }
            }
            case ANNEX -> annex(line);
            case HEADING, CONTENTS -> heading(line);
            case TEXT -> text(line);
        }
    }

    Statute finish(String title, List<String> notes) {
        var nodes = new ArrayList<Node>(root.children.size());
        for (var child : root.children) {
            nodes.add(child.finish(b));
        }
        return new Statute(title, notes, nodes, numbering.finish());
    }

    /** Adds a part below the innermost open one of a lesser level, and opens it. */
    void add(Draft draft) {
        closeTo(draft.level);
        stack.element().children.add(draft);
        stack.push(draft);
        table = null;
    }

    void contents(Draft contents) {
        add(contents);
        closeTo(Draft.HEADING);
    }

    /** A further regulation in the same file, or a heading of the first rank: numbering begins anew. */
    void title(Line line) {
        var draft = new Draft(NodeKind.FREE, Draft.TITLE, line.start, line.end);
        draft.heading = Headings.squeeze(Draft.text(b, line.start, line.end));
        add(draft);
        numbering.mayRestart();
        lists.forget();
    }

    private void closeTo(int level) {
        while (stack.element().level >= level) {
            stack.pop();
        }
        if (level <= Draft.ARTICLE) {
            article = null;
        }
    }

    private void numbered(Line line) {
        var ordinal = line.ordinal();
        switch (line.kind) {
            case ARTICLE -> {
                if (line.glued && line.hashes == 0 && !numbering.isNextArticle(ordinal)) {
                    text(line);
                } else {
                    article(line, ordinal);
                }
            }
            case PARAGRAPH -> {
                if (article == null) {
                    text(line);
                } else {
                    paragraph(line).number = line.number(b);
                }
            }
            default -> {
                int level = Draft.PART + line.kind.ordinal();
                parts |= line.kind == NodeKind.PART;
                var draft = new Draft(line.kind, level, line.start, line.end);
                draft.number = line.number(b);
                draft.ordinal = ordinal;
                int end = trimEmphasis(line.end, line.textStart);
                draft.heading = end > line.textStart ? Headings.squeeze(Draft.text(b, line.textStart, end)) : null;
                add(draft);
                numbering.accept(line.kind, line.start, ordinal);
            }
        }
    }

    private void article(Line line, List<Integer> ordinal) {
        var draft = new Draft(NodeKind.ARTICLE, Draft.ARTICLE, line.start, line.end);
        draft.number = line.number(b);
        draft.ordinal = ordinal;
        add(draft);
        article = draft;
        lists.forget();
        articles = true;
        numbering.accept(NodeKind.ARTICLE, line.start, ordinal);
        int from = ArticleHeading.read(b, line, draft);
        if (from < line.end) {
            scanner.classify(from);
            if (line.shape == Line.Shape.LISTED && line.style == ListMarker.BRACKET) {
                listed(line);
            } else {
                draft.words(from, line.end);
            }
        }
    }

    private int trimEmphasis(int end, int start) {
        while (end > start && b[end - 1] == '*') {
            end--;
        }
        return end;
    }

    private void text(Line line) {
        if (article == null) {
            leaf(line);
            return;
        }
        line.numberEnd = line.start;
        line.textStart = line.start;
        if (!article.hasWords() && article.children.isEmpty()) {
            closeTo(Draft.PARAGRAPH);
            article.words(line.start, line.end).end = line.end;
        } else {
            paragraph(line);
        }
    }

    private void leaf(Line line) {
        add(new Draft(NodeKind.FREE, Draft.ARTICLE, line.start, line.end).words(line.start, line.end));
        closeTo(Draft.ARTICLE);
    }

    private Draft paragraph(Line line) {
        promote();
        var draft = new Draft(NodeKind.PARAGRAPH, Draft.PARAGRAPH, line.start, line.end);
        closeTo(Draft.PARAGRAPH);
        draft.ordinal = List.of(paragraphs() + 1);
        add(draft.words(line.textStart, line.end));
        return draft;
    }

    private int paragraphs() {
        int count = 0;
        for (var child : stack.element().children) {
            count += child.kind == NodeKind.PARAGRAPH ? 1 : 0;
        }
        return count;
    }

    /** Moves the words of the open article into its first 款, once it has more than one part. */
    private void promote() {
        var open = article;
        if (open != null && open.hasWords()) {
            var first = new Draft(NodeKind.PARAGRAPH, Draft.PARAGRAPH, open.textStart, open.textEnd);
            first.ordinal = List.of(1);
            first.words(open.textStart, open.textEnd);
            open.words(open.start, open.start);
            add(first);
        }
    }

    private void listed(Line line) {
        if (line.style == ListMarker.CIRCLE && stack.element().level < Draft.LIST) {
            closeTo(Draft.ARTICLE);
            leaf(line); // a footnote
            return;
        }
        promote();
        lists.close(stack, line);
        var parent = stack.element();
        boolean counted = line.style == ListMarker.COMMA || line.style == ListMarker.BRACKET;
        var kind = article == null && line.style == ListMarker.COMMA
                ? NodeKind.FREE
                : counted ? NodeKind.ITEM : NodeKind.SUBITEM;
        var draft = new Draft(kind, Math.max(Draft.LIST, parent.level + 1), line.start, line.end);
        draft.number = line.number(b);
        draft.ordinal = List.of(line.number);
        draft.style = line.style;
        draft.words(line.textStart, line.end);
        parent.children.add(draft);
        stack.push(draft);
        table = null;
        lists.of(parent, kind, line.style, draft.ordinal).accept(line.start, draft.ordinal);
    }

    private void table(Line line) {
        var open = table;
        if (open != null) {
            open.end = line.end;
            open.words(open.textStart, line.end);
            return;
        }
        promote();
        int level = article == null ? Draft.ARTICLE : Draft.PARAGRAPH;
        var draft = new Draft(NodeKind.TABLE, level, line.start, line.end).words(line.start, line.end);
        add(draft);
        closeTo(level == Draft.ARTICLE ? Draft.ARTICLE : Draft.PARAGRAPH);
        table = draft;
    }

    private void annex(Line line) {
        var draft = new Draft(NodeKind.ANNEX, Draft.TITLE, line.start, line.end);
        draft.number = line.number(b);
        draft.ordinal = draft.number == null ? List.of() : List.of(line.number);
        if (line.end > line.textStart) {
            draft.heading = Headings.squeeze(Draft.text(b, line.textStart, line.end));
        }
        add(draft);
        numbering.mayRestart();
        lists.forget();
    }

    private void heading(Line line) {
        if (line.hashes == 1 && line.shape != Line.Shape.LISTED) {
            title(line);
            return;
        }
        var words = Headings.squeeze(Draft.text(b, line.start, trimEmphasis(line.end, line.start)));
        boolean standing = Headings.STANDING.contains(words);
        int level = standing ? parts ? Draft.PART : Draft.CHAPTER : Draft.HEADING;
        var draft = new Draft(NodeKind.FREE, level, line.start, line.end);
        draft.heading = words;
        if (line.shape == Line.Shape.LISTED) {
            draft.number = line.number(b);
            draft.ordinal = List.of(line.number);
            draft.heading = Headings.squeeze(Draft.text(b, line.textStart, line.end));
        }
        add(draft);
    }
}
