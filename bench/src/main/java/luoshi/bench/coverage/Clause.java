package luoshi.bench.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A clause with one monthly duty, in force all year: it binds whoever holds one of its posts at or below its root unit.
 *
 * @param id from 1
 * @param posts one bit for each post, the lowest is post 1
 * @param root the unit at or below which it binds
 */
record Clause(int id, int posts, Units.Unit root) {
    static final int POSTS = 12;

    /** Of a hundred clauses, how many bind below one bureau or one station only. */
    private static final int OF_ONE_BUREAU = 10;

    private static final int OF_ONE_STATION = 5;

    /** So that one in six people × clauses × months is owed on the whole. */
    private static final int WITH_ONE_POST = 21;

    private static final int WITH_TWO_POSTS = 29;

    static List<Clause> invent(Units units, SplittableRandom random) {
        var clauses = new ArrayList<Clause>();
        for (int id = 1; id <= Size.CLAUSES; id++) {
            clauses.add(new Clause(id, posts(random), root(units, random)));
        }
        return List.copyOf(clauses);
    }

    /** One to three posts, three most often. */
    private static int posts(SplittableRandom random) {
        int at = random.nextInt(100);
        int count = at < WITH_ONE_POST ? 1 : at < WITH_ONE_POST + WITH_TWO_POSTS ? 2 : 3;
        int posts = 0;
        while (Integer.bitCount(posts) < count) {
            posts |= 1 << random.nextInt(POSTS);
        }
        return posts;
    }

    private static Units.Unit root(Units units, SplittableRandom random) {
        int at = random.nextInt(100);
        if (at < OF_ONE_STATION) {
            return units.unit(units.unitOf(random.nextInt(units.stations())));
        }
        return at < OF_ONE_STATION + OF_ONE_BUREAU
                ? units.bureaus().get(random.nextInt(units.bureaus().size()))
                : units.unit(Units.TOP);
    }

    int index() {
        return id - 1;
    }

    boolean names(int post) {
        return (posts >> (post - 1) & 1) != 0;
    }
}
