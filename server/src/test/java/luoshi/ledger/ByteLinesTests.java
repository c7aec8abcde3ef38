package luoshi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteLinesTests {
    private static final int BLOCK = 1 << 16;

    @Test
    void givesTheLinesThatWereWritten() throws IOException {
        var random = new Random(7);
        for (var round = 0; round < 200; round++) {
            var lines = new ArrayList<String>();
            for (var n = random.nextInt(20); n > 0; n--) {
                lines.add("落".repeat(random.nextInt(4) == 0 ? BLOCK / 3 + random.nextInt(5) : random.nextInt(40)));
            }
            var text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";

            assertThat(read(text, 4 * BLOCK)).isEqualTo(lines);
        }
    }

    @Test
    void refusesALineThatDoesNotEnd() {
        assertThatThrownBy(() -> read("a\nb", BLOCK)).isInstanceOf(ExportedLedger.Unreadable.class);
        assertThatThrownBy(() -> read("a".repeat(4 * BLOCK) + "\n", BLOCK))
                .isInstanceOf(ExportedLedger.Unreadable.class);
    }

    private static List<String> read(String text, int longest) throws IOException {
        var lines = new ByteLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), longest);
        var found = new ArrayList<String>();
        for (var line = lines.next(); line != null; line = lines.next()) {
            found.add(new String(line, StandardCharsets.UTF_8));
        }
        return found;
    }
}
