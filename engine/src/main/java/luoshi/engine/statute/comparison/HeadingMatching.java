package luoshi.engine.statute.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import luoshi.engine.statute.Node;
import luoshi.engine.statute.NodeKind;
import luoshi.engine.statute.Statute;
import luoshi.engine.statute.comparison.Assignment.Edge;

/** Which heading of one version became which of the other (编章节配对): by their names, and by the articles below them. */
final class HeadingMatching {
    private static final double SAME_NAME = 1;
    /** Share of the articles below that must lie below the other as well. */
    private static final double LEAST = 0.5;

    private final List<Node> old;
    private final List<Node> now;

    private HeadingMatching(List<Node> old, List<Node> now) {
        this.old = old;
        this.now = now;
    }

    static List<HeadingPair> of(Statute before, Statute after, List<ArticlePair> articles) {
        var matching = new HeadingMatching(headings(before), headings(after));
        var edges = matching.edges(articles);
        var partners = new HashMap<Node, Node>();
        for (var edge : Assignment.best(edges, Matching.AFFORDABLE)) {
            partners.put(matching.now.get(edge.now()), matching.old.get(edge.old()));
        }
        var pairs = new ArrayList<HeadingPair>();
        matching.now.forEach(heading -> pairs.add(new HeadingPair(partners.get(heading), heading)));
        matching.old.stream()
                .filter(Predicate.not(Set.copyOf(partners.values())::contains))
                .forEach(heading -> pairs.add(new HeadingPair(heading, null)));
        return List.copyOf(pairs);
    }

    static boolean isHeading(Node node) {
        return switch (node.kind()) {
            case PART, SUBPART, CHAPTER, SECTION -> true;
            case FREE -> node.isStandingHeading();
            case ARTICLE, PARAGRAPH, ITEM, SUBITEM, TABLE, ANNEX -> false;
        };
    }

    private static List<Node> headings(Statute statute) {
        var found = new ArrayList<Node>();
        for (var node : statute.nodes()) {
            node.walk(part -> {
                if (isHeading(part)) {
                    found.add(part);
                }
            });
        }
        return found;
    }

    private List<Edge> edges(List<ArticlePair> articles) {
        var oldAbove = new IdentityHashMap<Node, List<Integer>>();
        var nowAbove = new IdentityHashMap<Node, List<Integer>>();
        var oldSize = below(old, oldAbove);
        var nowSize = below(now, nowAbove);
        var weights = new HashMap<Long, Double>();
        for (var pair : articles) {
            for (int i : oldAbove.getOrDefault(pair.before(), List.of())) {
                for (int j : nowAbove.getOrDefault(pair.after(), List.of())) {
                    if (old.get(i).rank() == now.get(j).rank()) {
                        weights.merge(key(i, j), 2.0 / (oldSize[i] + nowSize[j]), Double::sum);
                    }
                }
            }
        }
        weights.values().removeIf(share -> share < LEAST);
        sameNames().forEach((key, weight) -> weights.merge(key, weight, Double::sum));
        return weights.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new Edge((int) (one.getKey() >>> 32), (int) (long) one.getKey(), one.getValue()))
                .toList();
    }

    private static long key(int i, int j) {
        return (long) i << 32 | j;
    }

    /** The first of a name with the first of that name, and so on. */
    private Map<Long, Double> sameNames() {
        var open = new HashMap<Name, ArrayList<Integer>>();
        for (int i = old.size() - 1; i >= 0; i--) {
            open.computeIfAbsent(Name.of(old.get(i)), fresh -> new ArrayList<>(1))
                    .add(i);
        }
        var same = new HashMap<Long, Double>();
        for (int j = 0; j < now.size(); j++) {
            var of = open.get(Name.of(now.get(j)));
            if (of != null && !of.isEmpty()) {
                same.put(key(of.removeLast(), j), SAME_NAME);
            }
        }
        return same;
    }

    private record Name(int level, String words) {
        static Name of(Node heading) {
            var words = heading.heading();
            return new Name(heading.rank(), words == null ? "" : words);
        }
    }

    /** Notes above each article the headings it stands under, and counts the articles below each heading. */
    private static int[] below(List<Node> headings, Map<Node, List<Integer>> above) {
        var sizes = new int[headings.size()];
        for (int k = 0; k < sizes.length; k++) {
            int heading = k;
            headings.get(k).walk(part -> {
                if (part.kind() == NodeKind.ARTICLE) {
                    above.computeIfAbsent(part, fresh -> new ArrayList<>(3)).add(heading);
                    sizes[heading]++;
                }
            });
        }
        return sizes;
    }
}
