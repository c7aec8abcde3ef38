package luoshi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps the ledger from being read is said in a sentence. */
class LedgerCommandTests {
    private static final String URL = "luoshi.db.url";
    private static final String PASSWORD = "luoshi.db.reader-password";

    @TempDir
    Path folder;

    @AfterEach
    void forgetsTheServer() {
        System.clearProperty(URL);
        System.clearProperty(PASSWORD);
    }

    @Test
    void asksForThePasswordOfOnesOwnServer() {
        System.setProperty(URL, "jdbc:postgresql://127.0.0.1:9/luoshi");

        assertThat(said("ledger", "verify"))
                .contains("没有设 LUOSHI_DB_READER_PASSWORD", "Set both")
                .doesNotContain("\tat ", "Exception");
    }

    @Test
    void saysThatOnesOwnServerDoesNotAnswer() {
        System.setProperty(URL, "jdbc:postgresql://127.0.0.1:9/luoshi");
        System.setProperty(PASSWORD, "x");

        assertThat(said("ledger", "verify"))
                .contains("连不上", "No connection to the database")
                .doesNotContain("\tat ");
    }

    @Test
    void saysThatAFileIsNone() throws Exception {
        var other = Files.writeString(folder.resolve("other"), "什么也不是");

        assertThat(said("ledger", "verify", "--file", other.toString())).contains("不是审计链的存证文件");
        assertThat(said("ledger", "verify", "--file", folder.resolve("none").toString()))
                .contains("没有文件");
        assertThat(said("ledger", "export", other.toString())).contains("没有覆盖");
    }

    /** What a command that exits with 2 wrote to standard error. */
    private static String said(String... command) {
        var before = System.err;
        var bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run(command)).isEqualTo(2);
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
