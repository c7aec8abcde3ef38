package luoshi.ledger;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The real program as a process of its own on a data folder, which a test may kill; and a visitor who has signed in. */
public final class KilledServer implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");

    private final Process process;
    private final Path folder;
    private final String origin;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private String token = "";

    private KilledServer(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.origin = "http://127.0.0.1:" + port;
    }

    /** Starts it and waits until pages are served. */
    public static KilledServer start(Path folder, String classPath, List<String> flags) throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(flags);
        line.addAll(List.of("-cp", classPath, "luoshi.cli.Main", "serve"));
        line.addAll(List.of("--data", folder.toString(), "--port", Integer.toString(port)));
        var log = folder.resolveSibling("server.log").toFile();
        var process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.appendTo(log))
                .start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var heard = said.readLine(); heard != null; heard = said.readLine()) {
            if (heard.startsWith("READY ")) {
                Thread.ofVirtual().start(() -> said.lines().forEach(rest -> {}));
                return new KilledServer(process, folder, port);
            }
        }
        throw new IllegalStateException("ended with " + process.waitFor() + ": " + Files.readString(log.toPath()));
    }

    public void signIn(String username, String password) throws Exception {
        page("/sign-in");
        post("/sign-in", Map.of("username", username, "password", password));
        page("/account/password");
    }

    /** Reads a page with a form and remembers its token. */
    private void page(String path) throws Exception {
        var found = TOKEN.matcher(client.send(
                        HttpRequest.newBuilder(URI.create(origin + path)).build(), HttpResponse.BodyHandlers.ofString())
                .body());
        if (!found.find()) {
            throw new IllegalStateException(path + " has no form");
        }
        token = found.group(1);
    }

    /** Sends a form with the token of the last page, and follows nothing. */
    public HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        var body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return client.send(
                HttpRequest.newBuilder(URI.create(origin + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body + "&_csrf=" + encode(token)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Kills the program, and its database before it where that is asked for; nothing of it gets a chance to say farewell. */
    public void kill(boolean databaseToo) throws Exception {
        if (databaseToo) {
            var postmaster = Long.parseLong(Files.readAllLines(folder.resolve("cluster/postmaster.pid"))
                    .getFirst()
                    .strip());
            new ProcessBuilder("kill", "-9", Long.toString(postmaster)).start().waitFor();
        }
        process.destroyForcibly().waitFor();
        client.shutdownNow();
    }

    /** Stops the program as one stops a service. */
    @Override
    public void close() throws Exception {
        client.shutdownNow();
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
