package luoshi.sample;

import java.util.List;
import luoshi.sample.Bureau.Unit;

/** The good that was seen in the course of the year (表扬、示范), about two in every team each month. */
final class Praises {
    private final Tables tables;
    private final Window window;
    private final Bureau bureau;
    private final People people;
    private final Batches batches;
    private final List<String[]> lines = Lines.of("praises.csv");

    Praises(Tables tables, Window window, Bureau bureau, People people, Batches batches) {
        this.tables = tables;
        this.window = window;
        this.bureau = bureau;
        this.people = people;
        this.batches = batches;
    }

    void write() {
        for (var team : bureau.teams()) {
            var random = Window.random(11, team.id(), 0);
            for (var day = 3 + random.nextInt(9); day < window.present; day += 8 + random.nextInt(16)) {
                var fitting = lines.stream()
                        .filter(line -> !bureau.area(line[1]).missingIn(team))
                        .toList();
                write(team, fitting.get(random.nextInt(fitting.size())), day, random.nextInt(1_000));
            }
        }
    }

    private void write(Unit team, String[] line, int day, int draw) {
        var members = people.in(team, day);
        var leaders = people.in(bureau.unit(team.station().code() + "-0"), day);
        if (members.isEmpty() || leaders.isEmpty()) {
            return;
        }
        var person = members.get(draw % members.size());
        var author = leaders.get(draw % leaders.size());
        if (author.equals(person)) {
            author = leaders.get((draw + 1) % leaders.size());
        }
        tables.commendation.add(
                null,
                team.id(),
                bureau.area(line[1]).id(),
                person.id(),
                line[0],
                line[2],
                line[3],
                window.at(day, 540 + draw % 480),
                author.id(),
                batches.on(day));
    }
}
