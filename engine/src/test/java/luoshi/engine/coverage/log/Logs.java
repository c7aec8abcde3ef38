package luoshi.engine.coverage.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;

/** Made-up logs, and what can be asked of them. */
final class Logs {
    private static final int DUTIES = 40;
    private static final int SUBJECTS = 700;

    private Logs() {}

    /** Appends pieces of any kind, some told twice, some withdrawn, not in the order of their times. */
    static void append(EvidenceLog log, int from, int to, Random random) {
        for (var n = from; n < to; n++) {
            var again = n > from && random.nextInt(200) == 0;
            log.append(piece(again ? n - 1 : n, again ? n : Long.MAX_VALUE, random));
        }
    }

    private static Evidence piece(long id, long withdrawn, Random random) {
        var kinds = EvidenceKind.values();
        return new Evidence(
                id,
                1_000_000_000_000L + random.nextInt(DUTIES),
                random.nextInt(SUBJECTS),
                Instant.ofEpochSecond(1_760_000_000L + random.nextInt(30_000_000), random.nextInt(1_000_000) * 1000L),
                kinds[random.nextInt(100) < 97 ? 0 : random.nextInt(kinds.length)],
                1 + random.nextInt(3),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                id + 5,
                withdrawn);
    }

    /** Both answer every question alike about the first entries. */
    static void same(EvidenceLog one, EvidenceLog other, int size) {
        for (var entry = 0; entry < size; entry++) {
            if (!one.get(entry).equals(other.get(entry))
                    || one.isMixed(entry) != other.isMixed(entry)
                    || one.isPlain(entry) != other.isPlain(entry)
                    || one.isPlainlyLast(entry) != other.isPlainlyLast(entry)) {
                assertThat(other.get(entry)).as("entry " + entry).isEqualTo(one.get(entry));
                throw new AssertionError("marks of entry " + entry);
            }
        }
        for (var duty = 0L; duty < DUTIES; duty++) {
            for (var subject = 0L; subject < SUBJECTS; subject++) {
                var key = 1_000_000_000_000L + duty;
                if (!chain(one, key, subject, size).equals(chain(other, key, subject, size))) {
                    assertThat(chain(other, key, subject, size)).isEqualTo(chain(one, key, subject, size));
                }
            }
        }
    }

    static List<Integer> chain(EvidenceLog log, long duty, long subject, int size) {
        var chain = new ArrayList<Integer>();
        for (var entry = log.last(duty, subject, size); entry >= 0; entry = log.before(entry, size)) {
            chain.add(entry);
        }
        return chain;
    }
}
