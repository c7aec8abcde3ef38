package luoshi.bench.coverage;

import java.util.ArrayList;
import java.util.SplittableRandom;

/**
 * The tree of units: one top unit, bureaus (分局) of eight to twelve stations (派出所), stations of 60 to 130 people, most of them
 * near 85. Where bureaus are many, cities stand between. Units are numbered from 1 in the order of the tree, stations from 0 in
 * the same order, so that what lies below a unit is a range of stations.
 */
final class Units {
    static final int TOP = 1;

    private static final int LEAST = 60;
    private static final int USUAL = 85;
    private static final int MOST = 130;
    private static final int BUREAUS_WITHOUT_CITIES = 40;
    private static final int BUREAUS_OF_A_CITY = 20;

    private final int[] people;
    private final int[] bureau;
    private final int[] unitOfStation;
    private final ArrayList<Unit> units = new ArrayList<>();
    private final ArrayList<Unit> bureaus = new ArrayList<>();

    /** A unit, its parent (0 for the top unit) and the stations at or below it, from–to. */
    record Unit(int id, int parent, int firstStation, int stationLimit) {
        boolean covers(int station) {
            return station >= firstStation && station < stationLimit;
        }
    }

    Units(int total, SplittableRandom random) {
        people = sizes(total, random);
        bureau = new int[people.length];
        unitOfStation = new int[people.length];
        var limits = bureauLimits(random);
        boolean cities = limits.size() > BUREAUS_WITHOUT_CITIES;
        units.add(new Unit(TOP, 0, 0, people.length));
        int parent = TOP;
        for (int b = 0; b < limits.size(); b++) {
            if (cities && b % BUREAUS_OF_A_CITY == 0) {
                int last = Math.min(b + BUREAUS_OF_A_CITY, limits.size()) - 1;
                parent = add(TOP, b == 0 ? 0 : limits.get(b - 1), limits.get(last));
            }
            int first = b == 0 ? 0 : limits.get(b - 1);
            int id = add(parent, first, limits.get(b));
            bureaus.add(units.getLast());
            for (int station = first; station < limits.get(b); station++) {
                bureau[station] = b;
                unitOfStation[station] = add(id, station, station + 1);
            }
        }
    }

    private int add(int parent, int first, int limit) {
        units.add(new Unit(units.size() + 1, parent, first, limit));
        return units.size();
    }

    private ArrayList<Integer> bureauLimits(SplittableRandom random) {
        var limits = new ArrayList<Integer>();
        for (int next = 0; next < people.length; ) {
            next += 8 + random.nextInt(5);
            limits.add(Math.min(next, people.length));
        }
        return limits;
    }

    private static int[] sizes(int total, SplittableRandom random) {
        var sizes = new ArrayList<Integer>();
        int left = total;
        while (left > MOST) {
            int size = left < 2 * LEAST + MOST ? left / 2 : Math.min(triangular(random), left - LEAST);
            sizes.add(size);
            left -= size;
        }
        sizes.add(left);
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int triangular(SplittableRandom random) {
        double at = random.nextDouble();
        double width = MOST - LEAST;
        double turn = (USUAL - LEAST) / width;
        double size = at < turn
                ? LEAST + Math.sqrt(at * width * (USUAL - LEAST))
                : MOST - Math.sqrt((1 - at) * width * (MOST - USUAL));
        return (int) Math.round(size);
    }

    int stations() {
        return people.length;
    }

    /** People whose first slot is in the station. */
    int people(int station) {
        return people[station];
    }

    /** The bureau of a station, numbered from 0. */
    int bureauOf(int station) {
        return bureau[station];
    }

    ArrayList<Unit> bureaus() {
        return bureaus;
    }

    int unitOf(int station) {
        return unitOfStation[station];
    }

    ArrayList<Unit> all() {
        return units;
    }

    Unit unit(int id) {
        return units.get(id - 1);
    }
}
