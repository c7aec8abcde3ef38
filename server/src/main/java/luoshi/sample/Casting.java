package luoshi.sample;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.rectification.domain.Lateness;
import luoshi.rectification.domain.Lateness.Chain;
import luoshi.rectification.domain.Lateness.Told;
import luoshi.sample.Bureau.Area;
import luoshi.sample.Bureau.Unit;
import org.jspecify.annotations.Nullable;

/** Gives out the parts of the stories: who leads, does and verifies, never one person two of them. */
final class Casting {
    /** Areas that nobody is in charge of but at the sample's own station. */
    private static final Set<String> OUTSIDE = Set.of("SAC", "BAX");

    private final Window window;
    private final Bureau bureau;
    private final People people;

    Casting(Window window, Bureau bureau, People people) {
        this.window = window;
        this.bureau = bureau;
        this.people = people;
    }

    /** Who has which part in a story. */
    record Cast(Person chief, @Nullable Person deputy, Person lead, Person doer, Person verifier) {
        /** The name of one of them. */
        String name(long id) {
            return Stream.of(lead, deputy, chief)
                    .filter(person -> person != null && person.id() == id)
                    .map(person -> person.name)
                    .findFirst()
                    .orElseThrow();
        }
    }

    Cast of(Story story) {
        var area = story.first.duty().area();
        var station = story.first.unit().station().code();
        var leaders = people.in(bureau.unit(station + "-0"), window.present);
        var deputy = inCharge(bureau, people, window, story.first.unit().station(), area);
        var lead = station.equals("QS") && deputy != null
                ? deputy
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
        return new Cast(leaders.getFirst(), deputy, lead, doer, verifier);
    }

    /** Who is told of a story that is late, by the program's own rule. */
    List<Told> told(Story story, Cast cast, Unit bureau) {
        var concerned = story.people.stream().map(Person::id).collect(Collectors.toSet());
        var deputy = cast.deputy() == null || cast.deputy().equals(cast.chief())
                ? null
                : cast.deputy().id();
        return Lateness.plan(
                window.date(story.due),
                new Chain(cast.lead().id(), deputy, cast.chief().id(), bureau.id(), concerned),
                window.calendar);
    }

    /** The leader of a station who is in charge of an area (分管), or null where nobody is. */
    static @Nullable Person inCharge(Bureau bureau, People people, Window window, Unit station, Area area) {
        if (station.code().equals("QS")) {
            return area.inCharge().isEmpty() ? null : people.named(area.inCharge());
        }
        var leaders = people.in(bureau.unit(station.code() + "-0"), window.present);
        return OUTSIDE.contains(area.code()) ? null : leaders.get(1 + (int) (area.id() % (leaders.size() - 1)));
    }

    /** Nobody works any more in a unit that was dissolved: its matters are led where its people went. */
    Unit team(Story story) {
        var unit = story.first.unit();
        return unit.code().equals("QS-9") ? bureau.unit("QS-4") : unit;
    }
}
