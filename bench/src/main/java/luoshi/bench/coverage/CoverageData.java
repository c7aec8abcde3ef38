package luoshi.bench.coverage;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Invented people, posts, clauses and acts of one year, the same for the same seed. Outside of this package's columns, ids of
 * units, clauses, people, slots and acts start at 1; stations and months are also numbered from 0.
 *
 * <p>A nation has {@linkplain #planes bits} instead of acts. One bit stands for one slot; each station's slots begin at a whole
 * word of 64 bits.
 */
final class CoverageData {
    private static final long UNITS = 0x1D;
    private static final long CLAUSES = 0x2D;
    private static final long PEOPLE = 0x3D_0000_0000L;
    private static final long ACTS = 0x4D_0000_0000L;
    private static final long BITS = 0x5D_0000_0000L;
    private static final int WORD = 64;
    private static final long MICROS = 1_000_000;
    private static final long START_OF_YEAR =
            LocalDate.of(Months.YEAR, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.ofHours(8));

    private final Size size;
    private final long seed;
    private final Units units;
    private final Slots slots;
    private final List<Clause> clauses;
    private final int[] firstWord;
    private @Nullable Acts acts;

    CoverageData(Size size, long seed) {
        this.size = size;
        this.seed = seed;
        units = new Units(size.people(), new SplittableRandom(seed + UNITS));
        slots = new Slots(units, size.people(), seed + PEOPLE);
        clauses = Clause.invent(units, new SplittableRandom(seed + CLAUSES));
        firstWord = new int[units.stations() + 1];
        for (int station = 0; station < units.stations(); station++) {
            int held = slots.firstOf(station + 1) - slots.firstOf(station);
            firstWord[station + 1] = firstWord[station] + (held + WORD - 1) / WORD;
        }
    }

    /** Takes slots in the order of their ids; days count from 1970, the end is the day after, or {@link Months#OPEN}. */
    @FunctionalInterface
    interface SlotConsumer {
        void slot(int id, int person, int unit, int post, int firstDay, int endDay);
    }

    /** Takes acts in the order of entry, quantity 1 each; {@code filledMonth} is 1–12, or 0 if the act fills none. */
    @FunctionalInterface
    interface EvidenceConsumer {
        void act(long id, int clause, int person, long epochMicros, int filledMonth, long entered);
    }

    /** Takes owed and filled bits of a station; the arrays are used again for the next call. Months from 0. */
    @FunctionalInterface
    interface PlaneConsumer {
        void plane(int station, Clause clause, int month, long[] bound, long[] filled);
    }

    void slots(SlotConsumer to) {
        for (int slot = 0; slot < slots.count(); slot++) {
            int unit = units.unitOf(slots.station(slot));
            to.slot(slot + 1, slots.person(slot) + 1, unit, slots.post(slot), slots.firstDay(slot), slots.endDay(slot));
        }
    }

    void evidence(EvidenceConsumer to) {
        var all = acts();
        for (int act = 0; act < all.count(); act++) {
            long id = act + 1L;
            long micros = (START_OF_YEAR + all.second(act)) * MICROS;
            to.act(id, all.clause(act) + 1, all.person(act) + 1, micros, all.filled(act) + 1, id);
        }
    }

    /**
     * Streams bits of all months, station by station and clause by clause where the clause binds anybody there. Seven in eight
     * owed bits are filled, drawn a word at a time: not the acts of the smaller sizes, whose months depend on each other.
     */
    void planes(PlaneConsumer to) {
        for (int station = 0; station < units.stations(); station++) {
            var bits = new StationBits(slots, station, firstWord[station + 1] - firstWord[station]);
            var random = new SplittableRandom(seed + BITS + station);
            for (var clause : clauses) {
                if (clause.root().covers(station) && bits.scope(clause)) {
                    for (int month = 0; month < Months.COUNT; month++) {
                        bits.draw(month, random);
                        to.plane(station, clause, month, bits.bound(), bits.filled());
                    }
                }
            }
        }
    }

    /** The columns behind {@link #evidence}, invented when first asked for. */
    Acts acts() {
        var made = acts;
        if (made == null) {
            if (!size.hasActs()) {
                throw new IllegalStateException("no single acts at size " + size);
            }
            made = Acts.invent(units, slots, clauses, seed + ACTS);
            acts = made;
        }
        return made;
    }

    Size size() {
        return size;
    }

    Units units() {
        return units;
    }

    /** The columns behind {@link #slots(SlotConsumer)}. */
    Slots slots() {
        return slots;
    }

    List<Clause> clauses() {
        return clauses;
    }

    /** Where the words of the station begin; of the one after the last: how many there are. */
    int firstWord(int station) {
        return firstWord[station];
    }

    /** The bit of a slot. */
    int bit(int slot) {
        int station = slots.station(slot);
        return firstWord[station] * WORD + slot - slots.firstOf(station);
    }

    /** An empty cube. Its unit is the station, for a nation the bureau: a table of stations would hold 262 million figures. */
    Cube newCube() {
        return new Cube(size.hasActs() ? units.stations() : units.bureaus().size());
    }

    /** The cube's unit that a station counts for. */
    int cubeUnit(int station) {
        return size.hasActs() ? station : units.bureauOf(station);
    }
}
