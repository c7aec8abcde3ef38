package luoshi.bench.coverage;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Single acts in columns, in the order of entry: about nine in ten months that somebody lives under a clause see one act, at any
 * second of the month. Two in a hundred people × clauses fall silent for some months. Most acts are entered within three days,
 * one in a hundred after ten to sixty.
 *
 * <p>Each act says which month it fills, by the rule of domain §3: the month before if that is owed and still lacks, else its
 * own if that is owed, else none. After somebody changed to where the clause does not bind, acts still happen; they fill the
 * last owed month or none.
 */
final class Acts {
    private static final int ACT_IN_A_THOUSAND = 905;
    private static final int SILENT_IN_A_HUNDRED = 2;
    private static final int SECONDS = 86_400;
    private static final int LATE_IN_A_HUNDRED = 1;

    /** Entry second of the year in the upper half, position before sorting in the lower. */
    private long[] order = new long[1 << 16];

    private int[] second = new int[1 << 16];
    private int[] person = new int[1 << 16];
    private short[] clause = new short[1 << 16];
    private byte[] filled = new byte[1 << 16];
    private int count;

    private Acts() {}

    static Acts invent(Units units, Slots slots, List<Clause> clauses, long seed) {
        var acts = new Acts();
        int p = 0;
        for (int station = 0; station < units.stations(); station++) {
            var random = new SplittableRandom(seed + station);
            for (int k = 0; k < units.people(station); k++, p++) {
                for (var each : clauses) {
                    acts.walk(p, each, slots, random);
                }
            }
        }
        acts.sort();
        return acts;
    }

    /** One bit for each month in which the person owes the clause. */
    static int owed(int person, Clause clause, Slots slots) {
        int slot = slots.first(person);
        if (!clause.names(slots.post(slot))) {
            return 0;
        }
        int later = slots.second(person);
        int owed = clause.root().covers(slots.station(slot)) ? slots.months(slot) : 0;
        return later >= 0 && clause.root().covers(slots.station(later)) ? owed | slots.months(later) : owed;
    }

    private void walk(int who, Clause what, Slots slots, SplittableRandom random) {
        int lacking = owed(who, what, slots);
        if (lacking == 0) {
            return;
        }
        int silentFrom = Months.COUNT;
        int silentTo = Months.COUNT;
        if (random.nextInt(100) < SILENT_IN_A_HUNDRED) {
            silentFrom = random.nextInt(Months.COUNT);
            silentTo = silentFrom + 3 + random.nextInt(Months.COUNT - 3);
        }
        for (int month = slots.firstMonth(who); month < Months.COUNT; month++) {
            boolean silent = month >= silentFrom && month < silentTo;
            if (!silent && random.nextInt(1_000) < ACT_IN_A_THOUSAND) {
                int before = lacking & 1 << month >> 1;
                int fills = before != 0 ? before : lacking & 1 << month;
                lacking &= ~fills;
                add(who, what, month, fills, random);
            }
        }
    }

    private void add(int who, Clause what, int month, int fills, SplittableRandom random) {
        if (count == second.length) {
            grow();
        }
        int at = (Months.firstDay(month) - Months.firstDay(0) + random.nextInt(Months.length(month))) * SECONDS
                + random.nextInt(SECONDS);
        int delay = random.nextInt(100) < LATE_IN_A_HUNDRED ? 10 + random.nextInt(51) : random.nextInt(4);
        order[count] = (long) (at + delay * SECONDS) << 32 | count;
        second[count] = at;
        person[count] = who;
        clause[count] = (short) what.index();
        filled[count] = (byte) (fills == 0 ? -1 : Integer.numberOfTrailingZeros(fills));
        count++;
    }

    private void grow() {
        int length = count + (count >> 1);
        order = Arrays.copyOf(order, length);
        second = Arrays.copyOf(second, length);
        person = Arrays.copyOf(person, length);
        clause = Arrays.copyOf(clause, length);
        filled = Arrays.copyOf(filled, length);
    }

    private void sort() {
        Arrays.parallelSort(order, 0, count);
        var seconds = new int[count];
        var people = new int[count];
        var clauses = new short[count];
        var fills = new byte[count];
        for (int i = 0; i < count; i++) {
            int from = (int) order[i];
            seconds[i] = second[from];
            people[i] = person[from];
            clauses[i] = clause[from];
            fills[i] = filled[from];
        }
        order = new long[0];
        second = seconds;
        person = people;
        clause = clauses;
        filled = fills;
    }

    int count() {
        return count;
    }

    /** Second of the year in China. */
    int second(int act) {
        return second[act];
    }

    int person(int act) {
        return person[act];
    }

    /** From 0. */
    int clause(int act) {
        return clause[act];
    }

    /** The month that the act fills, or -1. */
    int filled(int act) {
        return filled[act];
    }
}
