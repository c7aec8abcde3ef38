package luoshi.engine.statute.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * Chooses pairs out of candidates so that each is in one pair at most and the weights sum up to the most (最优配对). Exact for
 * candidates that hang together in small groups; in a group too large for that, the heaviest comes first.
 */
final class Assignment {
    private long left;
    private final List<Edge> chosen = new ArrayList<>();

    /** A candidate: which two, and how much speaks for them, above 0. */
    record Edge(int old, int now, double weight) {}

    private Assignment(long affordable) {
        this.left = affordable;
    }

    /**
     * The pairs chosen.
     *
     * @param affordable steps that exact choices may take in all
     */
    static List<Edge> best(List<Edge> candidates, long affordable) {
        var assignment = new Assignment(affordable);
        for (var group : groups(candidates)) {
            assignment.choose(group);
        }
        return assignment.chosen;
    }

    /** Candidates that share an article, directly or through others, the least old first. */
    private static List<List<Edge>> groups(List<Edge> candidates) {
        var rows = new HashMap<Integer, Integer>();
        var columns = new HashMap<Integer, Integer>();
        for (var edge : candidates) {
            rows.putIfAbsent(edge.old(), rows.size());
        }
        for (var edge : candidates) {
            columns.putIfAbsent(edge.now(), rows.size() + columns.size());
        }
        var above = new int[rows.size() + columns.size()];
        Arrays.setAll(above, k -> k);
        for (var edge : candidates) {
            int a = root(above, rows.getOrDefault(edge.old(), 0));
            int b = root(above, columns.getOrDefault(edge.now(), 0));
            above[Math.max(a, b)] = Math.min(a, b);
        }
        var groups = new ArrayList<List<Edge>>();
        var known = new HashMap<Integer, List<Edge>>();
        for (var edge : candidates) {
            known.computeIfAbsent(root(above, rows.getOrDefault(edge.old(), 0)), fresh -> {
                        var group = new ArrayList<Edge>();
                        groups.add(group);
                        return group;
                    })
                    .add(edge);
        }
        return groups;
    }

    private static int root(int[] above, int k) {
        while (above[k] != k) {
            above[k] = above[above[k]];
            k = above[k];
        }
        return k;
    }

    private void choose(List<Edge> group) {
        var rows = group.stream().mapToInt(Edge::old).sorted().distinct().toArray();
        var columns = group.stream().mapToInt(Edge::now).sorted().distinct().toArray();
        long least = Math.min(rows.length, columns.length);
        long cost = least * least * Math.max(rows.length, columns.length);
        if (group.size() == 1) {
            chosen.add(group.getFirst());
        } else if (cost > left) {
            heaviestFirst(group);
        } else {
            left -= cost;
            exactly(group, rows, columns);
        }
    }

    private void heaviestFirst(List<Edge> group) {
        var old = new HashMap<Integer, Edge>();
        var now = new HashMap<Integer, Edge>();
        var sorted = new ArrayList<>(group);
        sorted.sort(Comparator.comparingDouble(Edge::weight)
                .reversed()
                .thenComparingInt(Edge::old)
                .thenComparingInt(Edge::now));
        for (var edge : sorted) {
            if (!old.containsKey(edge.old()) && now.putIfAbsent(edge.now(), edge) == null) {
                old.put(edge.old(), edge);
                chosen.add(edge);
            }
        }
    }

    private void exactly(List<Edge> group, int[] rows, int[] columns) {
        boolean turned = rows.length > columns.length;
        var weights = new double[turned ? columns.length : rows.length][turned ? rows.length : columns.length];
        var edges = new Edge[weights.length][weights[0].length];
        for (var edge : group) {
            int row = Arrays.binarySearch(rows, edge.old());
            int column = Arrays.binarySearch(columns, edge.now());
            weights[turned ? column : row][turned ? row : column] = edge.weight();
            edges[turned ? column : row][turned ? row : column] = edge;
        }
        var columnOf = Heaviest.columns(weights);
        for (int row = 0; row < weights.length; row++) {
            var edge = edges[row][columnOf[row]];
            if (edge != null) {
                chosen.add(edge);
            }
        }
    }
}
