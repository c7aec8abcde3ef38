package luoshi.engine.statute.comparison;

import java.util.Arrays;
import java.util.List;

/**
 * Which article became which, the slow way, as an oracle: each with each by the longest common subsequence of their characters,
 * and of all choices the one that is worth most. For a dozen articles.
 */
final class SlowMatching {
    private static final double LEAST = 0.55;

    private final double[][] worth;
    private final double[][] known;

    private SlowMatching(double[][] worth, int now) {
        this.worth = worth;
        this.known = new double[worth.length + 1][1 << now];
        for (var row : known) {
            Arrays.fill(row, Double.NaN);
        }
    }

    /** For each article after the place of the same one before, or -1. */
    static Integer[] origins(List<String> before, List<String> after) {
        var worth = new double[before.size()][after.size()];
        for (int i = 0; i < worth.length; i++) {
            for (int j = 0; j < worth[i].length; j++) {
                double alike = alike(before.get(i), after.get(j));
                double number = i == j ? 0.05 : 0;
                worth[i][j] = alike == 1 ? 100 + number : alike < LEAST ? 0 : alike - LEAST / 2 + number;
            }
        }
        var slow = new SlowMatching(worth, after.size());
        var origins = new Integer[after.size()];
        Arrays.fill(origins, -1);
        int free = (1 << after.size()) - 1;
        for (int i = 0; i < worth.length; i++) {
            for (int j = 0; j < after.size(); j++) {
                boolean possible = (free >> j & 1) == 1 && worth[i][j] > 0;
                if (possible && slow.best(i, free) == worth[i][j] + slow.best(i + 1, free & ~(1 << j))) {
                    origins[j] = i;
                    free &= ~(1 << j);
                    break;
                }
            }
        }
        return origins;
    }

    private double best(int i, int free) {
        if (i == worth.length) {
            return 0;
        }
        if (Double.isNaN(known[i][free])) {
            double best = best(i + 1, free);
            for (int j = 0; j < worth[i].length; j++) {
                if ((free >> j & 1) == 1 && worth[i][j] > 0) {
                    best = Math.max(best, worth[i][j] + best(i + 1, free & ~(1 << j)));
                }
            }
            known[i][free] = best;
        }
        return known[i][free];
    }

    static double alike(String a, String b) {
        var common = new int[a.length() + 1][b.length() + 1];
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                common[i][j] = a.charAt(i - 1) == b.charAt(j - 1)
                        ? common[i - 1][j - 1] + 1
                        : Math.max(common[i - 1][j], common[i][j - 1]);
            }
        }
        return a.equals(b) ? 1 : Math.min(0.999, 2.0 * common[a.length()][b.length()] / (a.length() + b.length()));
    }
}
