package luoshi.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import luoshi.engine.statute.NodeKind;
import luoshi.engine.statute.StatuteParser;
import luoshi.rule.RegulationFile.Reading;
import org.junit.jupiter.api.Test;

class RegulationFileTests {
    private static final byte[] UTF8 = Documents.RULES.getBytes(StandardCharsets.UTF_8);

    static Reading.Read read(String name, byte[] bytes) {
        var reading = RegulationFile.read(name, bytes);
        assertThat(reading).as(name).isInstanceOf(Reading.Read.class);
        return (Reading.Read) reading;
    }

    static String refusal(String name, byte[] bytes) {
        var reading = RegulationFile.read(name, bytes);
        assertThat(reading).as(name).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) reading).reason().key().replace("reason.rule.", "");
    }

    @Test
    void keepsUtf8ByteForByte() {
        assertThat(read("a.md", UTF8).utf8()).isSameAs(UTF8);
        assertThat(read("a.TXT", UTF8).notes()).isEmpty();
    }

    @Test
    void convertsGb18030AndUtf16AndSaysSo() {
        var gb = read("a.txt", Documents.RULES.getBytes(Charset.forName("GB18030")));
        var wide = read("a.txt", Documents.RULES.getBytes(StandardCharsets.UTF_16));

        assertThat(gb.utf8()).isEqualTo(UTF8);
        assertThat(gb.notes()).containsExactly("gb18030");
        assertThat(wide.utf8()).isEqualTo(UTF8);
        assertThat(wide.notes()).containsExactly("utf16");
    }

    @Test
    void readsTheSameStructureOutOfAWordFile() {
        var read = read("规定.docx", Documents.word(Documents.RULES));
        var statute = StatuteParser.parse(read.utf8());

        assertThat(read.notes()).containsExactly("docx");
        assertThat(statute.title()).isEqualTo("青石镇门岗值守办法");
        assertThat(statute.all(NodeKind.ARTICLE)).hasSize(4);
        assertThat(statute.all(NodeKind.ITEM)).hasSize(2);
        assertThat(statute.problems()).hasSize(1);
        assertThat(new String(read.utf8(), StandardCharsets.UTF_8)).contains("| 时刻 |");
    }

    @Test
    void refusesWhatIsNoText() {
        var noise = new byte[4096];
        new SplittableRandom(7).nextBytes(noise);

        assertThat(refusal("a.txt", new byte[0])).isEqualTo("file-empty");
        assertThat(refusal("a.txt", " \n　\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("file-empty");
        assertThat(refusal("a.txt", new byte[] {'a', 0, 'b'})).isEqualTo("file-binary");
        assertThat(refusal("a.txt", noise)).isIn("file-binary", "file-encoding");
        assertThat(refusal("a.txt", "naïve café".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("file-encoding");
        assertThat(refusal("a.pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("file-pdf");
        assertThat(refusal("a.xls", UTF8)).isEqualTo("file-kind");
        assertThat(refusal("没有后缀", UTF8)).isEqualTo("file-kind");
    }

    @Test
    void refusesBadWordFiles() {
        var good = Documents.word(Documents.RULES);

        assertThat(refusal("a.docx", UTF8)).isEqualTo("file-broken-word");
        assertThat(refusal("a.docx", Arrays.copyOf(good, good.length / 2))).isEqualTo("file-broken-word");
        assertThat(refusal("a.doc", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}))
                .isEqualTo("file-old-word");
        assertThat(refusal("a.docm", Documents.wordWithMacros())).isEqualTo("file-macros");
        assertThat(refusal("a.docx", Documents.wordWithMacros())).isEqualTo("file-macros");
        assertThat(refusal("a.docx", Documents.bomb())).isEqualTo("file-bomb");
        assertThat(refusal("a.docx", Documents.wordWithPassword())).isEqualTo("file-old-word");
        assertThat(refusal("a.docx", Documents.wordWithoutText())).isEqualTo("file-empty");
        assertThat(refusal("a.docx", Documents.zip("xl/workbook.xml", new byte[] {'<', 'a', '/', '>'})))
                .isEqualTo("file-kind");
    }
}
