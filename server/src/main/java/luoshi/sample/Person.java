package luoshi.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.sample.Bureau.Unit;
import org.jspecify.annotations.Nullable;

/** One person of the sample world with where he was, what he held and which shifts he stood, day by day. */
final class Person {
    /** Days spent in a unit, half-open. */
    record Stay(Unit unit, String reason, LocalDate from, LocalDate to) {}

    /** A post held in a unit, half-open. */
    record Held(String post, Unit unit, LocalDate from, LocalDate to) {}

    /** A shift, by the day on which it starts. */
    record Shift(long id, Unit unit, String kind, int day, Instant start, Instant end) {}

    final String name;
    final boolean officer;
    final String number;
    final @Nullable String rank;
    /** Which squad of the team he stands with. */
    final int squad;

    LocalDate joined;

    @Nullable
    LocalDate departed;

    final List<Stay> home = new ArrayList<>();
    final List<Stay> working = new ArrayList<>();
    final List<Held> posts = new ArrayList<>();
    final BitSet absent = new BitSet();
    final Map<Integer, Shift> shifts = new HashMap<>();
    private Unit[] units = new Unit[0];
    private long id;

    Person(String name, boolean officer, String number, @Nullable String rank, int squad, LocalDate joined) {
        this.name = name;
        this.officer = officer;
        this.number = number;
        this.rank = rank;
        this.squad = squad;
        this.joined = joined;
    }

    long id() {
        return id;
    }

    /** Puts him in a unit for good, from his joining. */
    void settle(Unit unit) {
        home.add(new Stay(unit, "REGULAR", joined, LocalDate.MAX));
        working.add(new Stay(unit, "REGULAR", joined, LocalDate.MAX));
    }

    void hold(String post, Unit unit) {
        posts.add(new Held(post, unit, joined, LocalDate.MAX));
    }

    /** Moves him, with posts, from what is his last unit to another on a day. */
    void move(List<Stay> line, Unit to, String reason, LocalDate on) {
        var last = line.removeLast();
        line.add(new Stay(last.unit(), last.reason(), last.from(), on));
        line.add(new Stay(to, reason, on, LocalDate.MAX));
    }

    /** Ends every post on a day. */
    void release(LocalDate on) {
        posts.replaceAll(held -> new Held(held.post(), held.unit(), held.from(), on));
    }

    void write(Tables tables, Bureau bureau, Window window) {
        id = tables.person.add(number, name, officer ? "OFFICER" : "AUXILIARY", rank, joined, departed);
        home.forEach(stay -> membership(tables, "HOME", stay));
        working.forEach(stay -> membership(tables, "WORKING", stay));
        posts.forEach(held -> tables.assignment.add(
                id, held.unit().id(), bureau.post(held.post()), Window.range(held.from(), held.to())));
        units = new Unit[window.days];
        for (var stay : working) {
            for (var day = Math.max(0, window.index(stay.from())); day < window.index(stay.to()); day++) {
                units[day] = stay.unit();
            }
        }
    }

    private void membership(Tables tables, String line, Stay stay) {
        tables.membership.add(id, stay.unit().id(), line, stay.reason(), Window.range(stay.from(), stay.to()));
    }

    /** The working unit of a day, or null while he was not there. */
    @Nullable
    Unit unitOn(int day) {
        return units[day];
    }

    boolean worksIn(Unit unit, int day) {
        return unit.equals(units[day]);
    }

    boolean presentOn(int day) {
        return units[day] != null && !absent.get(day);
    }
}
