import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Loads the pages of a running demonstration at a fixed rate and prints what they took. Latency counts from the moment a
 * request was due, not from when it was sent: a server that stalls cannot hide the requests that wait behind.
 *
 * <p>java scripts/Measure.java URL USER PASSWORD PID [RATE] [SECONDS] [WARMUP]
 */
public final class Measure {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
    private static final Pattern PLACE = Pattern.compile("<a class=\"n[^\"]*\" href=\"(/[^\"]*)\"");
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/static/[^\"#]*)");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String origin;
    private final String user;
    private final String password;

    private Measure(String origin, String user, String password) {
        this.origin = origin;
        this.user = user;
        this.password = password;
    }

    public static void main(String[] a) throws Exception {
        var measure = new Measure(a[0], a[1], a[2]);
        var rate = a.length > 4 ? Integer.parseInt(a[4]) : 50;
        var seconds = a.length > 5 ? Integer.parseInt(a[5]) : 60;
        var warmup = a.length > 6 ? Integer.parseInt(a[6]) : 30;
        var before = memory(Long.parseLong(a[3]));
        var home = measure.signIn();
        System.out.println("first load: " + measure.firstLoad(home) + " bytes on the wire (home page, styles, scripts, icons)");
        var places = new LinkedHashSet<String>();
        var links = PLACE.matcher(home);
        while (links.find()) {
            places.add(links.group(1));
        }
        System.out.println("pages: " + places);
        measure.warmUp(List.copyOf(places), warmup);
        print(measure.load(List.copyOf(places), rate, seconds, false), "all, " + rate + "/s for " + seconds + " s");
        print(
                measure.load(List.copyOf(places), rate, seconds, true),
                "the same while somebody signs in every second");
        System.out.println("memory before: " + before);
        System.out.println("memory after:  " + memory(Long.parseLong(a[3])));
    }

    /** One visit after the other: what a program that has run for a while has behind it. */
    private void warmUp(List<String> places, int seconds) throws Exception {
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        var visits = 0;
        while (System.nanoTime() < end) {
            send(places.get(visits++ % places.size()), false);
        }
        System.out.println("warmed up: " + visits + " visits, one after the other, in " + seconds + " s");
    }

    /**
     * @param committing whether somebody signs in every second: each sign-in commits, and nothing that was learnt before
     *     it is taken as true any more
     */
    private Map<String, List<Long>> load(List<String> places, int rate, int seconds, boolean committing)
            throws Exception {
        record Sample(String place, long nanos, int status) {}
        var samples = new ConcurrentLinkedQueue<Sample>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = System.nanoTime() + 100_000_000L;
            for (var i = 0; i < rate * seconds; i++) {
                var due = start + i * 1_000_000_000L / rate;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                if (committing && i % rate == rate / 2) {
                    threads.submit(() -> new Measure(origin, user, password).signIn());
                }
                var place = places.get(i % places.size());
                threads.submit(() -> {
                    var status = send(place, false).statusCode();
                    samples.add(new Sample(place, System.nanoTime() - due, status));
                    return null;
                });
            }
        }
        var byPlace = new LinkedHashMap<String, List<Long>>();
        for (var place : places) {
            byPlace.put(place, new ArrayList<>());
        }
        var refused = 0;
        for (var sample : samples) {
            refused += sample.status() == 200 ? 0 : 1;
            byPlace.get(sample.place()).add(sample.nanos());
        }
        if (refused > 0) {
            System.out.println("answered otherwise than 200: " + refused + " of " + samples.size());
        }
        return byPlace;
    }

    private static void print(Map<String, List<Long>> byPlace, String name) {
        System.out.printf("| page | n | p50 ms | p99 ms | max ms |%n|---|---|---|---|---|%n");
        var all = new ArrayList<Long>();
        byPlace.forEach((place, nanos) -> {
            line(place, nanos);
            all.addAll(nanos);
        });
        line(name, all);
    }

    private static void line(String name, List<Long> nanos) {
        Collections.sort(nanos);
        System.out.printf(
                "| %s | %d | %.1f | %.1f | %.1f |%n",
                name, nanos.size(), at(nanos, 0.50), at(nanos, 0.99), at(nanos, 1));
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(share * sorted.size()) - 1)) / 1e6;
    }

    private String signIn() throws Exception {
        var token = TOKEN.matcher(new String(send("/sign-in", false).body(), StandardCharsets.UTF_8));
        if (!token.find()) {
            throw new IllegalStateException("no sign-in form");
        }
        var form = "username=" + encode(user) + "&password=" + encode(password) + "&_csrf=" + encode(token.group(1));
        client.send(
                HttpRequest.newBuilder(URI.create(origin + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        return new String(send("/", false).body(), StandardCharsets.UTF_8);
    }

    private long firstLoad(String home) throws Exception {
        var bytes = (long) send("/", true).body().length;
        var assets = new LinkedHashSet<String>(List.of("/static/icons.svg"));
        var found = ASSET.matcher(home);
        while (found.find()) {
            assets.add(found.group(1));
        }
        for (var asset : assets) {
            bytes += send(asset, true).body().length;
        }
        return bytes;
    }

    private HttpResponse<byte[]> send(String path, boolean compressed) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(origin + path)).timeout(Duration.ofSeconds(30));
        if (compressed) {
            request.header("Accept-Encoding", "gzip");
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Resident memory of the program, and the proportional share of its database's processes. */
    static String memory(long pid) throws IOException {
        var program = kilobytes(Path.of("/proc/" + pid + "/status"), "VmRSS:");
        var database = 0L;
        for (var child : ProcessHandle.of(pid).orElseThrow().descendants().toList()) {
            database += kilobytes(Path.of("/proc/" + child.pid() + "/smaps_rollup"), "Pss:");
        }
        return "program %d MiB resident, database %d MiB proportional".formatted(program / 1024, database / 1024);
    }

    private static long kilobytes(Path file, String field) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
