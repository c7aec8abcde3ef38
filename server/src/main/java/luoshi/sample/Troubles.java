package luoshi.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What checks see wrong, by the title of the clause: words only, when and where is drawn. */
final class Troubles {
    /**
     * What goes wrong with one clause.
     *
     * @param places where, the likeliest first
     * @param link the step of the work
     * @param seen sentences a checker would write down
     * @param correction how it is put right
     * @param measure what helps for good
     * @param title what the problem is called
     */
    record Trouble(
            List<String> places, String link, List<String> seen, String correction, String measure, String title) {
        /** One of the places, often that of a squad there; always the first where it goes wrong again and again. */
        String place(boolean weak, SplittableRandom random) {
            if (weak) {
                return places.getFirst();
            }
            var place = places.get(random.nextInt(places.size()));
            return random.nextInt(10) < 3 ? place : place + SQUADS.get(random.nextInt(SQUADS.size()));
        }

        String fact(SplittableRandom random) {
            return seen.get(random.nextInt(seen.size()));
        }
    }

    private static final List<String> SQUADS = List.of("一班", "二班", "三班", "四班");

    private final Map<String, Trouble> byTitle = new HashMap<>();

    Troubles() {
        for (var field : Lines.of("troubles.csv")) {
            byTitle.put(
                    field[0],
                    new Trouble(
                            List.of(field[1].split(";")),
                            field[2],
                            List.of(field[3].split(";")),
                            field[4],
                            field[5],
                            field[6]));
        }
    }

    /** What goes wrong with a clause. */
    Trouble of(String title) {
        var trouble = byTitle.get(title);
        if (trouble == null) {
            throw new IllegalStateException("troubles.csv says nothing of " + title);
        }
        return trouble;
    }
}
