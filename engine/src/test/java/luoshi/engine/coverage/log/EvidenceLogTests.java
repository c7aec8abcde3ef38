package luoshi.engine.coverage.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Random;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import org.junit.jupiter.api.Test;

class EvidenceLogTests {
    private static final Evidence PIECE = new Evidence(
            7, 3, 5, Instant.parse("2026-10-02T01:02:03.456789Z"), EvidenceKind.ACT, 2, true, false, true, 11, 12);

    @Test
    void tellsWhatItWasTold() {
        var log = new EvidenceLog();

        var entry = log.append(PIECE);

        assertThat(log.get(entry)).isEqualTo(PIECE);
        assertThat(log.sequence(entry)).isEqualTo(12);
        assertThat(log.last(3, 5, log.size())).isEqualTo(entry);
        assertThat(log.last(5, 3, log.size())).isEqualTo(-1);
        assertThat(log.isMixed(entry)).isTrue();
    }

    @Test
    void takesPartsForWhole() {
        var whole = new EvidenceLog();
        var parts = new EvidenceLog();
        whole.append(PIECE.withdrawnAt(Long.MAX_VALUE));

        var marks = EvidenceLog.marks(EvidenceKind.ACT, true, false, true);
        parts.appendNew(7, 3, 5, 1_790_902_923_456_789L, marks, 2, 11, Long.MAX_VALUE);

        assertThat(parts.get(0)).isEqualTo(whole.get(0));
        assertThat(parts.isPlainlyLast(0)).isTrue();
    }

    @Test
    void doesNotTakeALowerIdForOneToldTwiceWhenItIsSaidToBeNew() {
        var log = new EvidenceLog();
        log.append(PIECE.withdrawnAt(Long.MAX_VALUE));

        var entry = log.appendNew(6, 3, 5, 0, 0, 1, 1, Long.MAX_VALUE);

        assertThat(log.isMixed(entry)).isFalse();
        assertThat(log.isPlainlyLast(entry)).isFalse();
        assertThat(log.isNew(7)).isFalse();
    }

    @Test
    void numbersIdsInTheOrderInWhichTheyCame() {
        var random = new Random(5);
        var ids = new Ids();
        var expected = new HashMap<Long, Integer>();

        for (var n = 0; n < 100_000; n++) {
            var id = random.nextInt(10) < 2 ? random.nextLong() : random.nextInt(20_000) - 10_000L;
            assertThat(ids.known(id)).isEqualTo(expected.getOrDefault(id, -1));
            assertThat(ids.place(id)).isEqualTo((int) expected.computeIfAbsent(id, fresh -> expected.size()));
        }

        expected.forEach((id, place) -> assertThat(ids.id(place)).isEqualTo(id));
        assertThat(ids.size()).isEqualTo(expected.size());
    }
}
