package luoshi.engine.statute.comparison;

/** A longest strictly rising subsequence (Fredman 1975): what kept its order when everything was moved about. */
final class Rising {
    private Rising() {}

    /** Which of the places belong to it; negative ones never do. */
    static boolean[] longest(int[] places) {
        var last = new int[places.length];
        var before = new int[places.length];
        int length = 0;
        for (int k = 0; k < places.length; k++) {
            if (places[k] < 0) {
                continue;
            }
            int at = firstNotBelow(places, last, length, places[k]);
            before[k] = at == 0 ? -1 : last[at - 1];
            last[at] = k;
            length = Math.max(length, at + 1);
        }
        var chosen = new boolean[places.length];
        for (int k = length == 0 ? -1 : last[length - 1]; k >= 0; k = before[k]) {
            chosen[k] = true;
        }
        return chosen;
    }

    private static int firstNotBelow(int[] places, int[] last, int length, int place) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places[last[middle]] < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
