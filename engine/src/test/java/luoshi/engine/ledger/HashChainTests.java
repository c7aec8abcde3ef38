package luoshi.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashChainTests {
    @Test
    void chainsAsWrittenDown() throws Exception {
        var sha = MessageDigest.getInstance("SHA-256");
        var expected = new byte[32];
        for (var line : List.of("甲", "乙", "")) {
            sha.update((byte) 0);
            var leaf = sha.digest(line.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 1);
            sha.update(expected);
            expected = sha.digest(leaf);
        }

        assertThat(of(List.of("甲", "乙", "")).head()).isEqualTo(expected);
    }

    /** Made once with sha256sum, so that a change of the form cannot pass unseen. */
    @Test
    void givesTheHashThatOtherToolsGive() {
        assertThat(HexFormat.of().formatHex(of(List.of("a")).head()))
                .isEqualTo("2c590bf6888fa760280c2fdb777540ba3059a1655934844ed5c79e7ec22eb449");
    }

    @Test
    void goesOnWhereItStopped() {
        var whole = of(List.of("一", "二", "三"));
        var first = of(List.of("一", "二"));
        var rest = HashChain.after(HashChainTests::sha256, first.size(), first.head());
        add(rest, "三");

        assertThat(rest.headIs(whole.head())).isTrue();
        assertThat(rest.size()).isEqualTo(3);
        assertThatThrownBy(() -> HashChain.after(HashChainTests::sha256, 1, new byte[20]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void goesOnFromTheLinkThatIsSaidToBelongToALine() {
        var told = of(List.of("一")).head();
        var chain = HashChain.start(HashChainTests::sha256);

        assertThat(addAs(chain, "别的", told)).isFalse();
        assertThat(addAs(chain, "二", of(List.of("一", "二")).head())).isTrue();
        assertThat(chain.headIs(of(List.of("一", "二")).head())).isTrue();
    }

    @Test
    void endsElsewhereWhateverIsDoneToALine() {
        var random = new SplittableRandom(20261125);
        var lines = IntStream.range(0, 50)
                .mapToObj(n -> "line " + random.nextInt(1_000_000))
                .toList();
        var head = of(lines).head();
        for (var at = 0; at < lines.size(); at++) {
            var changed = new ArrayList<>(lines);
            changed.set(at, changed.get(at) + " ");
            var without = new ArrayList<>(lines);
            without.remove(at);
            var swapped = new ArrayList<>(lines);
            swapped.set(at, lines.get((at + 1) % lines.size()));
            swapped.set((at + 1) % lines.size(), lines.get(at));
            for (var other : List.of(changed, without, swapped)) {
                assertThat(of(other).headIs(head)).as("at %d", at).isFalse();
            }
        }
    }

    private static HashChain of(List<String> lines) {
        var chain = HashChain.start(HashChainTests::sha256);
        lines.forEach(line -> add(chain, line));
        return chain;
    }

    private static void add(HashChain chain, String line) {
        var bytes = ("<" + line + ">").getBytes(StandardCharsets.UTF_8);
        chain.add(bytes, 1, bytes.length - 1);
    }

    private static boolean addAs(HashChain chain, String line, byte[] link) {
        var bytes = line.getBytes(StandardCharsets.UTF_8);
        return chain.addAs(bytes, 0, bytes.length, link);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
