package luoshi.engine.coverage.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import luoshi.engine.coverage.log.BrokenEvidenceFile.Fault;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFileTests {
    private static final byte[] STAMP = {1, 2, 3};
    private static final int SIZE = 150_000;
    private static final long SEED = Long.getLong("luoshi.seed", 20_261_129L);

    @TempDir
    Path folder;

    @Test
    void givesBackWhatWasWrittenWhileMoreCame() throws Exception {
        var log = new EvidenceLog();
        Logs.append(log, 0, SIZE, new Random(SEED));

        var writer = Thread.ofPlatform().start(() -> Logs.append(log, SIZE, 3 * SIZE, new Random(SEED + 1)));
        EvidenceFile.write(file(), log, SIZE, STAMP);
        writer.join();

        var found = read(file());
        assertThat(found.size()).isEqualTo(SIZE);
        Logs.same(log, found, SIZE);
        assertThat(Files.list(folder)).containsExactly(file());
    }

    @Test
    void goesOnWhereItWasLeft() throws IOException {
        var log = new EvidenceLog();
        Logs.append(log, 0, SIZE, new Random(SEED));
        EvidenceFile.write(file(), log, SIZE, STAMP);
        var found = read(file());

        Logs.append(log, SIZE, SIZE + 90_000, new Random(SEED + 1));
        Logs.append(found, SIZE, SIZE + 90_000, new Random(SEED + 1));

        Logs.same(log, found, SIZE + 90_000);
        assertThat(found.isNew(SIZE + 90_000)).isEqualTo(log.isNew(SIZE + 90_000));
    }

    @Test
    void keepsNothingAsWellAsSomething() throws IOException {
        EvidenceFile.write(file(), new EvidenceLog(), 0, STAMP);

        assertThat(read(file()).size()).isZero();
    }

    @Test
    void leavesTheOldFileWhereTheNewOneCannotBeWritten() throws IOException {
        written();
        var before = Files.readAllBytes(file());

        assertThatThrownBy(() -> EvidenceFile.write(file(), new EvidenceLog(), 1, STAMP))
                .isInstanceOf(RuntimeException.class);

        assertThat(Files.readAllBytes(file())).isEqualTo(before);
        assertThat(Files.list(folder)).containsExactly(file());
    }

    @Nested
    class Detects {
        @Test
        void anyFlippedBit() throws IOException {
            var bytes = written();
            var random = new Random(SEED);
            for (var n = 0; n < 300; n++) {
                var place = n < 120 ? n : random.nextInt(bytes.length);
                var flipped = bytes.clone();
                flipped[place] ^= (byte) (1 << random.nextInt(8));

                assertThat(fault(flipped)).as("seed %d, byte %d", SEED, place).isNotNull();
            }
        }

        @Test
        void anEndThatIsMissing() throws IOException {
            var bytes = written();
            var random = new Random(SEED);
            for (var n = 0; n < 200; n++) {
                var length = n < 60 ? n : n < 120 ? bytes.length - 1 - (n - 60) : random.nextInt(bytes.length);

                assertThat(fault(Arrays.copyOf(bytes, length)))
                        .as("seed %d, %d bytes", SEED, length)
                        .isIn(Fault.TRUNCATED, Fault.FOREIGN);
            }
        }

        @Test
        void anEndThatWasNeverWritten() throws IOException {
            var bytes = written();
            Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0);

            assertThat(fault(bytes)).isEqualTo(Fault.DAMAGED);
        }

        @Test
        void bytesTooMany() throws IOException {
            var bytes = written();

            assertThat(fault(Arrays.copyOf(bytes, bytes.length + 1))).isEqualTo(Fault.DAMAGED);
        }

        @Test
        void emptyAndForeignFiles() throws IOException {
            assertThat(fault(new byte[0])).isEqualTo(Fault.FOREIGN);
            assertThat(fault("#!/bin/sh\n".repeat(100).getBytes())).isEqualTo(Fault.FOREIGN);
        }

        @Test
        void aLaterFormat() throws IOException {
            written();
            try (var channel = java.nio.channels.FileChannel.open(file(), java.nio.file.StandardOpenOption.WRITE)) {
                channel.position(12);
                new CheckedWriter(channel).longs(new long[] {2}, 1);
            }

            assertThat(fault(Files.readAllBytes(file()))).isEqualTo(Fault.NEWER);
        }

        private Fault fault(byte[] bytes) throws IOException {
            var changed = Files.write(folder.resolve("changed"), bytes);
            try {
                read(changed);
            } catch (BrokenEvidenceFile broken) {
                return broken.fault();
            }
            throw new AssertionError("read as if nothing were wrong");
        }
    }

    private byte[] written() throws IOException {
        var log = new EvidenceLog();
        Logs.append(log, 0, 70_000, new Random(SEED));
        EvidenceFile.write(file(), log, log.size(), STAMP);
        return Files.readAllBytes(file());
    }

    private Path file() {
        return folder.resolve("evidence");
    }

    private static EvidenceLog read(Path path) throws IOException {
        try (var file = EvidenceFile.open(path)) {
            assertThat(file.stamp()).isEqualTo(STAMP);
            return file.log();
        }
    }
}
