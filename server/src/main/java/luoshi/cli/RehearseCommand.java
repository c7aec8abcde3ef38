package luoshi.cli;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import luoshi.kernel.Role;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;

/** Opens the demonstration once on a folder that is thrown away and reads its pages, so that the JVM can learn from it. */
@Command(name = "rehearse", hidden = true, description = "used by the launcher while it builds")
final class RehearseCommand implements Callable<Integer> {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
    private static final Pattern PLACE = Pattern.compile("<a class=\"n[^\"]*\" href=\"(/[^\"]*)\"");
    private static final Set<String> READERS = Set.of(Role.CHIEF.name(), Role.OFFICER.name());

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @Override
    public Integer call() throws Exception {
        var folder = Files.createTempDirectory("luoshi-rehearsal");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var demo = Demo.start(folder, 0, null, true)) {
            for (var line : demo.signIns()) {
                var signIn = line.split("\t");
                if (READERS.contains(signIn[0])) {
                    visit(demo.url(), signIn);
                }
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        return 0;
    }

    private void visit(String origin, String[] signIn) throws IOException, InterruptedException {
        var token = TOKEN.matcher(get(origin + "/sign-in"));
        if (!token.find()) {
            return;
        }
        var form =
                "username=" + encode(signIn[1]) + "&password=" + encode(signIn[2]) + "&_csrf=" + encode(token.group(1));
        var home = client.send(
                        HttpRequest.newBuilder(URI.create(origin + "/sign-in"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        for (var place : places(home)) {
            get(origin + place);
        }
    }

    private static Set<String> places(String page) {
        var found = new LinkedHashSet<String>();
        var links = PLACE.matcher(page);
        while (links.find()) {
            found.add(links.group(1));
        }
        return found;
    }

    private String get(String address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
