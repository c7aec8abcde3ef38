package luoshi.bench.coverage;

import java.util.SplittableRandom;

/**
 * Who holds which post where, half-open, in columns. Five in a hundred people change to another station once, mostly inside
 * their bureau, five in a hundred join during the year; both on the first day of a month. Slots are ordered by station, then
 * person, and people are numbered from 0 by the station they begin in.
 */
final class Slots {
    private static final int[] SHARE = {20, 16, 13, 11, 9, 8, 6, 5, 4, 3, 3, 2};
    private static final int IN_A_HUNDRED = 5;

    private final int[] person;
    private final int[] station;
    private final byte[] post;
    private final byte[] from;
    private final byte[] to;
    private final int[] since;
    private final int[] firstOfStation;
    private final int[] first;
    private final int[] second;

    Slots(Units units, int people, long seed) {
        var draft = new Draft(units, people, seed);
        firstOfStation = draft.firstOfStation(units.stations());
        int count = firstOfStation[units.stations()];
        person = new int[count];
        station = new int[count];
        post = new byte[count];
        from = new byte[count];
        to = new byte[count];
        since = new int[count];
        first = new int[people];
        second = new int[people];
        var next = firstOfStation.clone();
        for (int p = 0; p < people; p++) {
            boolean moves = draft.move[p] > 0;
            int end = moves ? draft.move[p] : Months.COUNT;
            first[p] = place(next[draft.home[p]]++, draft, p, draft.home[p], draft.join[p], end, draft.since[p]);
            second[p] = moves
                    ? place(next[draft.target[p]]++, draft, p, draft.target[p], end, Months.COUNT, Months.firstDay(end))
                    : -1;
        }
    }

    private int place(int slot, Draft draft, int p, int where, int begin, int end, int day) {
        person[slot] = p;
        station[slot] = where;
        post[slot] = draft.post[p];
        from[slot] = (byte) begin;
        to[slot] = (byte) end;
        since[slot] = day;
        return slot;
    }

    int count() {
        return person.length;
    }

    int person(int slot) {
        return person[slot];
    }

    int station(int slot) {
        return station[slot];
    }

    /** From 1. */
    int post(int slot) {
        return post[slot];
    }

    int firstDay(int slot) {
        return since[slot];
    }

    /** The day after the last one, or {@link Months#OPEN}. */
    int endDay(int slot) {
        return to[slot] == Months.COUNT ? Months.OPEN : Months.firstDay(to[slot]);
    }

    /** One bit for each month in which the slot is held. */
    int months(int slot) {
        return Months.bits(from[slot], to[slot]);
    }

    /** Of the station, or of the one after the last: the number of all. */
    int firstOf(int ofStation) {
        return firstOfStation[ofStation];
    }

    int first(int ofPerson) {
        return first[ofPerson];
    }

    /** The slot after the change, or -1. */
    int second(int ofPerson) {
        return second[ofPerson];
    }

    int firstMonth(int ofPerson) {
        return from[first[ofPerson]];
    }

    /** The slot that the person holds in the month, or -1. */
    int held(int ofPerson, int month) {
        int later = second[ofPerson];
        if (later >= 0 && month >= from[later]) {
            return later;
        }
        return month >= from[first[ofPerson]] ? first[ofPerson] : -1;
    }

    /** People before their slots have places. */
    private static final class Draft {
        final int[] home;
        final int[] target;
        final int[] since;
        final byte[] post;
        final byte[] join;
        final byte[] move;

        Draft(Units units, int people, long seed) {
            home = new int[people];
            target = new int[people];
            since = new int[people];
            post = new byte[people];
            join = new byte[people];
            move = new byte[people];
            int p = 0;
            for (int station = 0; station < units.stations(); station++) {
                var random = new SplittableRandom(seed + station);
                for (int k = 0; k < units.people(station); k++) {
                    invent(p++, station, units, random);
                }
            }
        }

        private void invent(int p, int station, Units units, SplittableRandom random) {
            home[p] = station;
            int share = random.nextInt(100);
            while (share >= 0) {
                share -= SHARE[post[p]++];
            }
            boolean joins = random.nextInt(100) < IN_A_HUNDRED;
            join[p] = (byte) (joins ? 1 + random.nextInt(Months.COUNT - 1) : 0);
            since[p] = joins ? Months.firstDay(join[p]) : Months.firstDay(0) - 30 - random.nextInt(5_000);
            boolean moves = random.nextInt(100) < IN_A_HUNDRED && join[p] < Months.COUNT - 1 && units.stations() > 1;
            if (moves) {
                move[p] = (byte) (join[p] + 1 + random.nextInt(Months.COUNT - 1 - join[p]));
                target[p] = other(station, units, random);
            }
        }

        private static int other(int station, Units units, SplittableRandom random) {
            var bureau = units.bureaus().get(units.bureauOf(station));
            int inside = bureau.stationLimit() - bureau.firstStation();
            boolean stays = inside > 1 && random.nextInt(10) > 0;
            int base = stays ? bureau.firstStation() : 0;
            int range = stays ? inside : units.stations();
            return base + (station - base + 1 + random.nextInt(range - 1)) % range;
        }

        int[] firstOfStation(int stations) {
            var first = new int[stations + 1];
            for (int p = 0; p < home.length; p++) {
                first[home[p] + 1]++;
                if (move[p] > 0) {
                    first[target[p] + 1]++;
                }
            }
            for (int station = 0; station < stations; station++) {
                first[station + 1] += first[station];
            }
            return first;
        }
    }
}
