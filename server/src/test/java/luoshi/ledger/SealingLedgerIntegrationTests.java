package luoshi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import luoshi.ledger.Verification.Break;
import luoshi.ledger.Verification.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything committed is sealed, once, in whatever order it was committed; and the sealed part can be carried away. */
class SealingLedgerIntegrationTests {
    private static final String UNSEALED =
            "select count(*) from ledger.entry e where not exists (select from ledger.link l where l.seq = e.seq)";

    @TempDir
    static Path folder;

    private static ChainWorld world;

    @BeforeAll
    static void begins() throws Exception {
        world = new ChainWorld(folder);
    }

    @AfterAll
    static void ends() throws Exception {
        world.close();
    }

    @BeforeEach
    void sealsAll() throws Exception {
        world.sealer().seal();
    }

    @Test
    void leavesWhatMayStillBeOvertaken() throws Exception {
        var sealer = world.sealer();
        try (var slow = world.connect(world.access().owner())) {
            slow.setAutoCommit(false);
            var lower = ChainWorld.area(slow, "SLOW");
            var higher = ChainWorld.area(world.owner, "FAST");

            assertThat(sealer.seal()).as("while the slow one runs").isZero();
            assertThat(world.verify().whole()).isTrue();
            slow.commit();

            assertThat(sealer.seal()).isEqualTo(2);
            assertThat(lower).isLessThan(higher);
        }
        assertThat(world.verify().whole()).isTrue();
        assertThat(sealer.seal()).isZero();
    }

    @Test
    void leavesOutWhatWasRolledBack() throws Exception {
        try (var undone = world.connect(world.access().owner())) {
            undone.setAutoCommit(false);
            ChainWorld.area(undone, "UNDONE");
            undone.rollback();
        }
        ChainWorld.area(world.owner, "DONE");

        assertThat(world.sealer().seal()).isEqualTo(1);
        assertThat(world.verify().whole()).isTrue();
    }

    @Test
    void sealsEachEntryOnceWhenManyWriteAndTwoSeal() throws Exception {
        var before = world.verify();
        var writers = 6;
        var each = 150;
        var done = new AtomicBoolean();
        var work = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var writer = 0; writer < writers; writer++) {
                var name = "W" + writer + "-";
                work.add(threads.submit((Callable<Void>) () -> {
                    try (var connection = world.connect(world.access().owner())) {
                        for (var n = 0; n < each; n++) {
                            ChainWorld.area(connection, name + n);
                        }
                    }
                    return null;
                }));
            }
            var sealers = new ArrayList<Future<?>>();
            for (var sealer = 0; sealer < 2; sealer++) {
                sealers.add(threads.submit((Callable<Void>) () -> {
                    var own = world.sealer();
                    while (!done.get()) {
                        own.seal();
                    }
                    return null;
                }));
            }
            for (var one : work) {
                one.get();
            }
            done.set(true);
            for (var one : sealers) {
                one.get();
            }
        }
        world.sealer().seal();
        var after = world.verify();

        assertThat(after.breaks()).isEmpty();
        assertThat(after.sealed()).isEqualTo(after.entries()).isEqualTo(before.entries() + writers * each);
        assertThat(world.number("select count(*) from ledger.seal")).isGreaterThan(2);
    }

    @RepeatedTest(30)
    void sealsByItselfFromTheMomentItStarts() throws Exception {
        var sealer = world.sealer();
        sealer.start();
        try {
            ChainWorld.area(world.owner, "BY-ITSELF-" + System.nanoTime());
            await().atMost(Duration.ofSeconds(20)).until(() -> world.number(UNSEALED) == 0);
        } finally {
            sealer.stop();
        }
    }

    @Test
    void sealsWhatIsLeftWhenItStops() throws Exception {
        var sealer = world.sealer();
        sealer.start();
        ChainWorld.area(world.owner, "AT-THE-END");
        sealer.stop();

        assertThat(world.number(UNSEALED)).isZero();
    }

    @Test
    void carriesTheSealedPartAwayInAFile() throws Exception {
        ChainWorld.area(world.owner, "SEALED");
        world.sealer().seal();
        var seq = ChainWorld.area(world.owner, "NOT-YET");
        var file = folder.resolve("ledger.txt");
        long written;
        try (var reader = world.connect(world.access().reader())) {
            written = ExportedLedger.write(reader, file);
        }
        var whole = ExportedLedger.verify(file);
        assertThat(whole.whole()).isTrue();
        assertThat(whole.entries()).isEqualTo(written).isEqualTo(world.verify().sealed());
        assertThat(whole.root()).isEqualTo(world.verify().root());

        var text = Files.readString(file);
        assertThat(ExportedLedger.verify(changed(text.replace("TableWitnessed", "TableWitnessed "), "all"))
                        .breaks())
                .hasSizeGreaterThan(20);
        var last = text.lines().toList().reversed().get(1);
        assertThat(ExportedLedger.verify(changed(text.replace(last, last.replace("周某", "吴某")), "one"))
                        .breaks())
                .containsExactly(Break.chain(Kind.ENTRY_CHANGED, seq - 1));
        assertThat(ExportedLedger.verify(changed(text.replace(last + "\n", ""), "short"))
                        .breaks())
                .containsExactly(Break.chain(Kind.LINKS_GONE, written));
        assertThatThrownBy(() -> ExportedLedger.verify(changed(text.substring(0, text.length() - 9), "torn")))
                .isInstanceOf(ExportedLedger.Unreadable.class);
        assertThatThrownBy(() -> ExportedLedger.verify(changed("什么也不是\n", "other")))
                .isInstanceOf(ExportedLedger.Unreadable.class);
    }

    private Path changed(String text, String name) throws Exception {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
