package luoshi.sample;

import luoshi.sample.Bureau.Unit;

/** Gives out the parts of the stories: who leads, does and verifies, never one person two of them. */
final class Casting {
    private final Window window;
    private final Bureau bureau;
    private final People people;

    Casting(Window window, Bureau bureau, People people) {
        this.window = window;
        this.bureau = bureau;
        this.people = people;
    }

    /** Who has which part in a story. */
    record Cast(Person chief, Person lead, Person doer, Person verifier) {}

    Cast of(Story story) {
        var station = story.first.unit().station().code();
        var leaders = people.in(bureau.unit(station + "-0"), window.present);
        var own = station.equals("QS");
        var charged = story.first.duty().area().inCharge();
        var lead = own && !charged.isEmpty()
                ? people.named(charged)
                : leaders.get(2 + (int) (story.id % (leaders.size() - 2)));
        var members = people.in(team(story), window.present);
        var doer = members.stream()
                .filter(person -> person.officer && !person.equals(leaders.getFirst()) && !person.equals(lead))
                .findFirst()
                .orElse(members.getFirst());
        var command = people.in(bureau.unit(station + "-1"), window.present);
        var verifier = command.stream()
                .filter(person ->
                        person.officer && person.posts.getFirst().post().equals("HED"))
                .findFirst()
                .orElseThrow();
        if (verifier.equals(doer)) {
            verifier = leaders.get(1);
        }
        if (verifier.equals(lead) || verifier.equals(story.first.person())) {
            verifier = people.in(bureau.unit("HD-02"), window.present).get(1);
        }
        return new Cast(leaders.getFirst(), lead, doer, verifier);
    }

    /** Nobody works any more in a unit that was dissolved: its matters are led where its people went. */
    Unit team(Story story) {
        var unit = story.first.unit();
        return unit.code().equals("QS-9") ? bureau.unit("QS-4") : unit;
    }
}
