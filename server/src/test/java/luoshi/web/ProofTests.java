package luoshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProofTests {
    private static final Pattern SQUARE = Pattern.compile("M(\\d) (\\d)h1v1h-1z");

    @Test
    void drawsAMirroredPatternOfItsHash() {
        var random = new Random(20261002);
        var patterns = new HashSet<String>();
        for (var n = 0; n < 500; n++) {
            var bytes = new byte[32];
            random.nextBytes(bytes);
            var proof = new Proof(n, HexFormat.of().formatHex(bytes), "");
            var squares = SQUARE.matcher(proof.pattern())
                    .results()
                    .map(found -> found.group(1) + found.group(2))
                    .collect(Collectors.toSet());

            assertThat(squares)
                    .allMatch(square -> squares.contains((char) (48 + 52 - square.charAt(0)) + square.substring(1)));
            assertThat(proof.pattern()).isEqualTo(new Proof(7, proof.hash(), "/ledger/7").pattern());
            patterns.add(proof.pattern());
        }
        assertThat(patterns).hasSizeGreaterThan(480);
    }

    @Test
    void drawsAFrameAsLongAsItIsNotSealed() {
        var proof = new Proof(12, "", "/ledger/12");

        assertThat(proof.sealed()).isFalse();
        assertThat(SQUARE.matcher(proof.pattern()).find()).isFalse();
        assertThat(proof.brief()).isEmpty();
        assertThat(new Proof(1, "f37e" + "0".repeat(56) + "d5f9", "").brief()).isEqualTo("f37e…d5f9");
    }
}
