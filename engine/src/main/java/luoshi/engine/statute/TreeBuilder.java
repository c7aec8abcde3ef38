package luoshi.engine.statute;

import java.util.ArrayDeque;
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
    private final Quotation quotation;
    private boolean articles;
    private boolean parts;

    TreeBuilder(byte[] bytes, LineScanner scanner) {
        this.b = bytes;
        this.scanner = scanner;
        this.quotation = new Quotation(bytes);
        stack.push(root);
    }

    boolean hasArticles() {
        return articles;
    }

    void take(Line line) {
        if (line.shape == Line.Shape.BLANK || line.shape == Line.Shape.COMMENT) {
            table = null;
            return;
        }
        if (quotation.isOpen() && quotation.takes(line)) {
            quoted(line);
            return;
        }
        switch (line.shape) {
            case BLANK, COMMENT -> {}
            case TABLE -> table(line);
            case NUMBERED -> numbered(line);
            case LISTED -> {
                if (line.hashes > 0 || continuesHeadings(line)) {
                    heading(line);
                } else {
                    listed(line);
                }
            }
            case ANNEX -> annex(line);
            case HEADING, CONTENTS -> heading(line);
            case TEXT -> text(line);
        }
        quotation.open(line, stack.element());
    }

    Statute finish(String title, List<String> notes) {
        return new Statute(b, title, notes, root.finishChildren(b), numbering.finish(), scanner.marks);
    }

    /** Adds a part below the innermost open one of a lesser level, and opens it. */
    void add(Draft draft) {
        closeTo(draft.level);
        stack.element().add(draft);
        stack.push(draft);
        table = null;
    }

    void contents(Draft contents) {
        add(contents);
        closeTo(Draft.HEADING);
    }

    /** A further regulation in the same file, or a heading of the first rank: numbering begins anew. */
    void title(Line line) {
        add(new Draft(NodeKind.FREE, Draft.TITLE, line.start, line.end).heading(line.start, line.end));
        numbering.mayRestart();
        lists.forget();
        quotation.close();
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
        switch (line.kind) {
            case ARTICLE -> {
                if (line.glued && line.hashes == 0 && !numbering.isNextArticle(line.ordinal())) {
                    text(line);
                } else {
                    article(line);
                }
            }
            case PARAGRAPH -> {
                if (article == null) {
                    text(line);
                } else {
                    paragraph(line).numberEnd = line.numberEnd;
                }
            }
            default -> {
                parts |= line.kind == NodeKind.PART;
                var draft = new Draft(line.kind, Draft.PART + line.kind.ordinal(), line.start, line.end).numbered(line);
                add(draft.heading(line.textStart, trimEmphasis(line.end, line.textStart)));
                numbering.accept(line.kind, line.start, draft.ordinal);
            }
        }
    }

    private void article(Line line) {
        var draft = new Draft(NodeKind.ARTICLE, Draft.ARTICLE, line.start, line.end).numbered(line);
        add(draft);
        article = draft;
        lists.forget();
        articles = true;
        numbering.accept(NodeKind.ARTICLE, line.start, draft.ordinal);
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
        var open = article;
        if (open == null) {
            leaf(line);
            return;
        }
        line.numberEnd = line.start;
        line.textStart = line.start;
        if (!open.hasWords() && open.isEmpty()) {
            closeTo(Draft.PARAGRAPH);
            open.words(line.start, line.end).end = line.end;
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
        draft.ordinal = List.of(stack.element().paragraphs + 1);
        add(draft.words(line.textStart, line.end));
        return draft;
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
        lists.close(stack, line, Draft.LIST);
        item(line);
    }

    private Draft item(Line line) {
        var parent = stack.element();
        boolean counted = line.style == ListMarker.COMMA || line.style == ListMarker.BRACKET;
        var kind = article == null && line.style == ListMarker.COMMA
                ? NodeKind.FREE
                : counted ? NodeKind.ITEM : NodeKind.SUBITEM;
        var draft = new Draft(kind, Math.max(Draft.LIST, parent.level + 1), line.start, line.end).numbered(line);
        draft.style = line.style;
        draft.words(line.textStart, line.end);
        parent.add(draft);
        stack.push(draft);
        table = null;
        lists.of(parent, kind, line.style, draft.ordinal).accept(line.start, draft.ordinal);
        return draft;
    }

    /** A line of another text's words, which an amending clause quotes: below that clause, and counted for itself. */
    private void quoted(Line line) {
        var clause = quotation.clause();
        promote();
        if (line.shape == Line.Shape.LISTED && stack.element().level > clause.level) {
            lists.close(stack, line, clause.level + 1);
            item(line).quoted = true;
        } else {
            var draft = new Draft(NodeKind.FREE, clause.level + 1, line.start, line.end).words(line.start, line.end);
            draft.quoted = true;
            while (stack.element().level > clause.level) {
                stack.pop();
            }
            stack.element().add(draft);
            stack.push(draft);
        }
        table = null;
        quotation.hung();
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
        closeTo(level);
        table = draft;
    }

    private void annex(Line line) {
        var draft = new Draft(NodeKind.ANNEX, Draft.TITLE, line.start, line.end).heading(line.textStart, line.end);
        if (line.numberEnd > line.start) {
            draft.numbered(line);
        }
        add(draft);
        numbering.mayRestart();
        lists.forget();
        quotation.close();
    }

    /** «三、» without # behind headings «## 一、» and «## 二、» is their sibling, whatever lies below them. */
    private boolean continuesHeadings(Line line) {
        if (article != null || line.style != ListMarker.COMMA) {
            return false;
        }
        for (var open : stack) {
            if (open.style == ListMarker.COMMA) {
                return open.level == Draft.HEADING && open.ordinal.getFirst() + 1 == line.number;
            }
        }
        return false;
    }

    private void heading(Line line) {
        if (line.hashes == 1 && line.shape != Line.Shape.LISTED) {
            title(line);
            return;
        }
        int end = trimEmphasis(line.end, line.start);
        boolean standing = end - line.start <= Headings.LONGEST_STANDING
                && Headings.STANDING.contains(Headings.squeeze(Draft.read(b, line.start, end)));
        int level = standing ? parts ? Draft.PART : Draft.CHAPTER : Draft.HEADING;
        var draft = new Draft(NodeKind.FREE, level, line.start, line.end);
        if (line.shape == Line.Shape.LISTED) {
            draft.numbered(line).heading(line.textStart, line.end);
            draft.style = line.style;
            add(draft);
            lists.headings(line.style, stack).accept(line.start, draft.ordinal);
        } else {
            add(draft.heading(line.start, end));
        }
    }
}
