package luoshi.engine.statute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import luoshi.engine.statute.json.StatuteJson;
import luoshi.engine.statute.lint.ClauseLints;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Texts that nobody would write: whatever comes, the tree keeps its promises or the bytes are refused. */
class StatuteFuzzTests {
    private static final List<byte[]> SEEDS = Stream.of(
                    "gate-duty.md", "numbering.txt", "tight.txt", "amendment.md", "runs.txt", "levels.md")
            .map(Texts::bytes)
            .toList();
    private static final List<byte[]> TOKENS = Stream.of(
                    "第",
                    "条",
                    "款",
                    "项",
                    "章",
                    "节",
                    "编",
                    "分编",
                    "之一",
                    "一",
                    "二",
                    "十",
                    "百",
                    "零",
                    "９",
                    "7",
                    "（",
                    "）",
                    "(",
                    ")",
                    "、",
                    "，",
                    "。",
                    "；",
                    "：",
                    "“",
                    "”",
                    "《",
                    "》",
                    "\n",
                    "\r",
                    "\r\n",
                    "\u3000",
                    "\u2002",
                    " ",
                    "\t",
                    "#",
                    "## ",
                    "*",
                    "|",
                    "| a |\n| - |",
                    "目录",
                    "附则",
                    "附件",
                    "序言",
                    "①",
                    "㈠",
                    "⒈",
                    "<!--",
                    "<!-- INFO END",
                    "前款",
                    "本条",
                    "至",
                    "修改为：“",
                    "第一条",
                    "（一）",
                    "一、",
                    "1.",
                    "\uE5E5",
                    "\uFEFF",
                    "𠀀",
                    "ä",
                    "第一百零一条之二",
                    "自收到之日起5日内",
                    "不得",
                    "应当")
            .map(token -> token.getBytes(StandardCharsets.UTF_8))
            .toList();

    @Test
    void keepsItsPromisesForTwoHundredThousandMutations() {
        mutate(20261129, 200_000);
    }

    @Test
    @Tag("long")
    void keepsItsPromisesForAMillionMutations() {
        mutate(4, 1_000_000);
    }

    private static void mutate(long seed, int times) {
        int refused = 0;
        for (int k = 0; k < times; k++) {
            var random = new SplittableRandom(seed + k);
            var file = mutated(random);
            try {
                var statute = StatuteParser.parse(file);
                assertThat(isUtf8(file)).isTrue();
                RoundTrip.check(file, statute);
                if (k % 50 == 0) {
                    ClauseLints.of(statute);
                    StatuteJson.write(statute);
                }
            } catch (IllegalArgumentException notUtf8) {
                refused++;
                if (isUtf8(file)) {
                    throw new AssertionError("seed " + (seed + k) + ": refused though UTF-8", notUtf8);
                }
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError(
                        "seed " + (seed + k) + ": " + new String(file, StandardCharsets.UTF_8), broken);
            }
        }
        assertThat(refused).isBetween(times / 100, times / 2);
    }

    private static byte[] mutated(SplittableRandom random) {
        var file = SEEDS.get(random.nextInt(SEEDS.size()));
        int cut = boundary(file, random.nextInt(file.length));
        int end = boundary(file, Math.min(file.length, cut + 40 + random.nextInt(1000)));
        var out = new ByteArrayOutputStream();
        out.write(file, cut, end - cut);
        var bytes = out.toByteArray();
        for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
            bytes = changed(bytes, random);
        }
        return bytes;
    }

    private static byte[] changed(byte[] from, SplittableRandom random) {
        var out = new ByteArrayOutputStream();
        int at = boundary(from, random.nextInt(from.length + 1));
        int end = boundary(from, Math.min(from.length, at + random.nextInt(60)));
        out.write(from, 0, at);
        switch (random.nextInt(20)) {
            case 0, 1, 2 -> {} // a stretch is lost
            case 3, 4 -> { // it comes twice
                out.write(from, at, end - at);
                out.write(from, at, end - at);
            }
            case 5 -> { // one byte is broken
                out.write(random.nextInt(256));
            }
            case 6 -> { // a token many times
                var token = TOKENS.get(random.nextInt(TOKENS.size()));
                for (int k = random.nextInt(40); k > 0; k--) {
                    out.writeBytes(token);
                }
            }
            default -> {
                for (int k = 1 + random.nextInt(4); k > 0; k--) {
                    out.writeBytes(TOKENS.get(random.nextInt(TOKENS.size())));
                }
                end = at;
            }
        }
        out.write(from, end, from.length - end);
        return out.toByteArray();
    }

    /** The start of a character at or before {@code i}: most mutations leave the text UTF-8. */
    private static int boundary(byte[] file, int i) {
        while (i > 0 && i < file.length && (file[i] & 0xc0) == 0x80) {
            i--;
        }
        return i;
    }

    private static boolean isUtf8(byte[] file) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    @Nested
    class Extremes {
        @Test
        void takesALineOfAHundredMegabytes() {
            var line = new byte[100 << 20];
            var words = "（一）值守。".getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < line.length; i++) {
                line[i] = i < line.length / words.length * words.length ? words[i % words.length] : (byte) ' ';
            }

            var statute = StatuteParser.parse(line);

            assertThat(statute.leaves()).isNotEmpty();
        }

        @Test
        void takesAMillionHeadings() {
            var text = "## 第一章 值守\n第一条 看门。\n".repeat(500_000).getBytes(StandardCharsets.UTF_8);

            var statute = StatuteParser.parse(text);

            assertThat(statute.all(NodeKind.CHAPTER)).hasSize(500_000);
            assertThat(statute.problems()).hasSize(2 * 499_999);
        }

        @Test
        void takesBracketsNestedAHundredThousandDeep() {
            var text = "第一条 " + "（《“".repeat(100_000) + "看门" + "”》）".repeat(100_000) + "\n（一）夜间";

            RoundTrip.check(text.getBytes(StandardCharsets.UTF_8), StatuteParser.parse(text));
        }

        @Test
        void refusesHalfASurrogatePair() {
            assertThatThrownBy(() -> StatuteParser.parse("第一条 \ud800看门"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("surrogate");
            var encoded = new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80};
            assertThatThrownBy(() -> StatuteParser.parse(encoded))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("byte 0");
            assertThat(StatuteParser.parse("第一条 𠀀看门")
                            .all(NodeKind.ARTICLE)
                            .getFirst()
                            .text())
                    .isEqualTo("𠀀看门");
        }

        /** Sixteen times the text may take sixteen times as long, not two hundred and fifty-six times. */
        @Test
        void costsGrowWithTheLengthAlone() {
            for (var shape : List.of(
                    "看门。\n",
                    "第一条 看门。\n",
                    "第九条 看门。\n第二条 看门。\n",
                    "（一）看门；\n",
                    "（1）看门（2）关门\n",
                    "门岗办法\n（某年印发）\n",
                    "目录\n第一章 看门\n",
                    "一、将第一条修改为：“看门。\n",
                    "第一条 见前款、本条第二款和第三条至第五条、《门岗》第一、二款。\n",
                    "第一、第一、第一、第",
                    "（（（《《《“““",
                    "| 甲 |\n",
                    "（某年",
                    "2030年（某月\n",
                    "\u3000 \n")) {
                grows(shape);
            }
        }

        private static void grows(String shape) {
            int size = 2_000;
            long small = Long.MAX_VALUE;
            long large = Long.MAX_VALUE;
            for (int k = 0; k < 5; k++) {
                small = Math.min(small, nanos(shape, size));
                large = Math.min(large, nanos(shape, 16 * size));
            }
            assertThat((double) large / small).as("growth of «%s»", shape).isLessThan(100);
        }

        private static long nanos(String shape, int times) {
            var text = ("门岗办法\n第一条 看门。\n" + shape.repeat(times)).getBytes(StandardCharsets.UTF_8);
            long start = System.nanoTime();
            References.in(StatuteParser.parse(text));
            return System.nanoTime() - start;
        }
    }
}
