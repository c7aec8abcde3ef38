package luoshi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import luoshi.database.DatabaseAccess;
import luoshi.support.Browsing;
import luoshi.support.Chromium;
import luoshi.support.SampleDatabase;
import luoshi.support.SampleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The chain of the sample world: sealed by itself, whole, and carried away in one piece. */
@SampleTest
class LedgerSampleIntegrationTests {
    @TempDir
    Path folder;

    @Autowired
    DatabaseAccess access;

    @LocalServerPort
    int port;

    @Test
    void isSealedWithinSecondsAndExportsTheBytesOfTheCommand() throws Exception {
        var inspector = new Browsing(port);
        inspector.signIn("inspector", SampleDatabase.PASSWORD);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> inspector.get("/ledger").body(), page -> page.matches("(?s).*审计链：(\\d+) 条，\\1 条已封存.*"));
        var file = folder.resolve("command.txt");
        try (var reader = access.source(access.reader()).getConnection()) {
            ExportedLedger.write(reader, file);
        }

        assertThat(inspector.get("/ledger").body()).contains("/ledger/export");
        var taken = inspector.download("/ledger/export");

        // Whoever signs in meanwhile may have made the chain longer: what was there is there word for word.
        var text = new String(taken, StandardCharsets.UTF_8);
        var before = Files.readString(file);
        assertThat(text).startsWith(before.substring(0, before.lastIndexOf("root\t")));
        assertThat(ExportedLedger.verify(Files.write(folder.resolve("page.txt"), taken))
                        .whole())
                .isTrue();
    }

    @Test
    void isCleanOnAPhoneAndInEnglish() {
        try (var chromium = Chromium.with(port, new Chromium.Look(390, false, false))) {
            chromium.signIn("chief", SampleDatabase.PASSWORD);
            for (var path : new String[] {"/ledger", "/ledger?lang=en", "/ledger?entity=sample", "/ledger/300"}) {
                chromium.open(path);
                chromium.isClean();
            }
        }
    }
}
