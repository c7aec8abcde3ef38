package luoshi.engine.statute.comparison;

import java.util.Arrays;

/**
 * The heaviest assignment of the rows of a matrix to as many of its columns (Kuhn 1955, in the form of Jonker and Volgenant).
 */
final class Heaviest {
    private static final int NONE = -1;

    private Heaviest() {}

    /**
     * The column of each row.
     *
     * @param weights as many columns as rows or more
     */
    static int[] columns(double[][] weights) {
        int rows = weights.length;
        int width = weights[0].length;
        var rowPrice = new double[rows];
        var columnPrice = new double[width];
        var rowOf = new int[width];
        Arrays.fill(rowOf, NONE);
        for (int row = 0; row < rows; row++) {
            var distance = new double[width];
            var from = new int[width];
            var done = new boolean[width];
            Arrays.fill(distance, Double.POSITIVE_INFINITY);
            Arrays.fill(from, NONE);
            int here = row;
            int column = NONE;
            double reached = 0;
            do {
                int nearest = NONE;
                for (int k = 0; k < width; k++) {
                    if (!done[k]) {
                        double through = reached - weights[here][k] - rowPrice[here] - columnPrice[k];
                        if (through < distance[k]) {
                            distance[k] = through;
                            from[k] = column;
                        }
                        if (nearest == NONE || distance[k] < distance[nearest]) {
                            nearest = k;
                        }
                    }
                }
                column = nearest;
                reached = distance[column];
                done[column] = true;
                here = rowOf[column];
            } while (here != NONE);
            for (int k = 0; k < width; k++) {
                if (done[k]) {
                    columnPrice[k] += distance[k] - reached;
                    if (rowOf[k] != NONE) {
                        rowPrice[rowOf[k]] += reached - distance[k];
                    }
                }
            }
            rowPrice[row] += reached;
            while (column != NONE) {
                int before = from[column];
                rowOf[column] = before == NONE ? row : rowOf[before];
                column = before;
            }
        }
        var columnOf = new int[rows];
        for (int k = 0; k < width; k++) {
            if (rowOf[k] != NONE) {
                columnOf[rowOf[k]] = k;
            }
        }
        return columnOf;
    }
}
