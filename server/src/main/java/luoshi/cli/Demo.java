package luoshi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import luoshi.database.AfterMigration;
import luoshi.sample.SampleSignIn;
import luoshi.sample.SampleWorld;
import org.jspecify.annotations.Nullable;

/** The demonstration: the sample world on a folder and a clock of its own. */
final class Demo implements AutoCloseable {
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Server server;
    private final DemoClock clock;
    private final List<String> signIns;

    private Demo(Server server, DemoClock clock, List<String> signIns) {
        this.server = server;
        this.clock = clock;
        this.signIns = signIns;
    }

    /**
     * Opens it on a folder.
     *
     * @param now where the clock begins, or null to go on from the last run
     * @param throwaway whether nobody will miss the folder after a crash
     */
    static Demo start(Path folder, int port, @Nullable OffsetDateTime now, boolean throwaway) throws IOException {
        FolderKind.SAMPLE.claim(folder);
        var clock = new DemoClock(folder);
        var began = clock.begin(now);
        var password = password(folder);
        var signIns = new ArrayList<String>();
        var server = Server.start(
                List.of(
                        "server.port=" + port,
                        "server.address=127.0.0.1",
                        "luoshi.data=" + folder,
                        "luoshi.throwaway=" + throwaway,
                        "luoshi.db.url=",
                        "luoshi.now=" + began),
                context -> {
                    var beans = context.getBeanFactory();
                    AfterMigration sample = access -> SampleWorld.ensure(access, beans.getBean(Clock.class), password)
                            .forEach(signIn -> signIns.add(line(signIn)));
                    beans.registerSingleton("sampleWorld", sample);
                });
        clock.keep(server.bean(Clock.class));
        return new Demo(server, clock, signIns);
    }

    /** The one password of all sample people: made for this folder, kept in it, the same on every run. */
    private static String password(Path folder) throws IOException {
        var file = folder.resolve("password");
        if (!Files.exists(file)) {
            var random = new SecureRandom();
            var made = new StringBuilder();
            for (var group = 0; group < 3; group++) {
                made.append(made.isEmpty() ? "" : "-");
                random.ints(4, 0, READABLE.length()).forEach(place -> made.append(READABLE.charAt(place)));
            }
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, made + "\n");
        }
        return Files.readString(file).strip();
    }

    private static String line(SampleSignIn signIn) {
        return String.join("\t", signIn.role().name(), signIn.username(), signIn.password());
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** One line for each sample sign-in: role, user and password, separated by tabs. */
    List<String> signIns() {
        return List.copyOf(signIns);
    }

    void await() throws InterruptedException {
        server.await();
    }

    @Override
    public void close() {
        clock.close();
        server.close();
    }
}
