package luoshi.engine.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Runs of days against a bit for each day. */
class SpansTests {
    private static final long SEED = 7;
    private static final int DAYS = 60;

    private final SplittableRandom dice = new SplittableRandom(SEED);

    private record Made(Spans spans, BitSet bits) {}

    private Made any() {
        var spans = Spans.NONE;
        var bits = new BitSet();
        for (var runs = dice.nextInt(4); runs > 0; runs--) {
            var from = dice.nextInt(DAYS);
            var to = from + dice.nextInt(12);
            spans = spans.or(Spans.of(from, to));
            bits.set(from, to);
        }
        return new Made(spans, bits);
    }

    @Test
    void doesAsSetsOfDaysDo() {
        for (var time = 0; time < 5_000; time++) {
            var one = any();
            var other = any();
            same(one.spans.or(other.spans), with(one.bits, bits -> bits.or(other.bits)));
            same(one.spans.and(other.spans), with(one.bits, bits -> bits.and(other.bits)));
            same(one.spans.without(other.spans), with(one.bits, bits -> bits.andNot(other.bits)));
            same(one.spans.and(Spans.ALL), one.bits);
            same(one.spans.without(Spans.ALL), new BitSet());
        }
    }

    private static BitSet with(BitSet bits, java.util.function.Consumer<BitSet> change) {
        var copy = (BitSet) bits.clone();
        change.accept(copy);
        return copy;
    }

    private static void same(Spans spans, BitSet bits) {
        for (var day = -1; day < DAYS + 14; day++) {
            var inside = day >= 0 && bits.get(day);
            assertThat(spans.contains(day)).as("seed %d, day %d", SEED, day).isEqualTo(inside);
            if (inside) {
                assertThat(spans.runStart(day)).isEqualTo(bits.previousClearBit(day) + 1);
            }
        }
    }
}
