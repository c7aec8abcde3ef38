package luoshi.engine.statute;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What every tree must keep of its file, whatever the file holds. */
final class RoundTrip {
    private final byte[] file;

    private RoundTrip(byte[] file) {
        this.file = file;
    }

    static void check(byte[] file, Statute statute) {
        var check = new RoundTrip(file);
        check.siblings(statute.nodes(), 0, file.length);
        check.rebuilds(statute.leaves());
        check.references(statute, References.in(statute));
        int at = 0;
        for (var problem : statute.problems()) {
            holds(problem.at() >= at && problem.at() < file.length, "order of problems at " + problem.at());
            at = problem.at();
        }
    }

    /** The leaves and the bytes between them make the file; each leaf opens with its number and holds its words. */
    private void rebuilds(List<Node> leaves) {
        var rebuilt = new byte[file.length];
        int at = 0;
        for (var leaf : leaves) {
            var span = leaf.span();
            holds(span.start() >= at, "leaf " + leaf + " starts before " + at);
            System.arraycopy(file, at, rebuilt, at, span.end() - at);
            at = span.end();
        }
        System.arraycopy(file, at, rebuilt, at, file.length - at);
        holds(Arrays.equals(rebuilt, file), "the leaves do not rebuild the file");
    }

    private void siblings(List<Node> nodes, int from, int to) {
        int at = from;
        for (var node : nodes) {
            var span = node.span();
            holds(span.start() >= at && span.end() <= to, node + " does not lie in " + at + "–" + to);
            at = span.end();
            words(node);
            siblings(node.children(), node.span().start(), span.end());
        }
    }

    private void words(Node node) {
        var span = node.span();
        holds(node.textAt() >= span.start() && node.textEnd() <= span.end(), "words of " + node);
        holds(text(node.textAt(), node.textEnd()).equals(node.text()), "words of " + node + " at " + node.textAt());
        var number = node.number();
        if (number != null) {
            holds(text(span.start(), span.end()).startsWith(number), "number of " + node);
            holds(
                    node.textAt() >= span.start() + number.getBytes(StandardCharsets.UTF_8).length || !node.hasText(),
                    "words of " + node + " hold its number");
        }
        if (node.hasText() && !node.children().isEmpty()) {
            holds(node.textEnd() <= node.children().getFirst().span().start(), "lead-in of " + node);
        }
    }

    private void references(Statute statute, List<Reference> references) {
        int at = 0;
        for (var reference : references) {
            var span = reference.span();
            holds(
                    span.start() >= at && span.end() > span.start() && span.end() <= file.length,
                    "place of " + reference);
            holds(text(span.start(), span.end()).equals(reference.words()), "words of " + reference);
            at = span.end();
        }
        holds(references.isEmpty() || !statute.nodes().isEmpty(), "references in no part");
    }

    private String text(int from, int to) {
        return new String(file, from, to - from, StandardCharsets.UTF_8);
    }

    private static void holds(boolean what, String message) {
        if (!what) {
            throw new AssertionError(message);
        }
    }
}
