package luoshi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import luoshi.support.Browsing;
import luoshi.support.Chromium;
import luoshi.support.Chromium.Look;
import luoshi.support.SampleDatabase;
import luoshi.support.SampleTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Follows every link of the sample world as each kind of reader: no link leads nowhere, and every kind of page is
 * accessible, fits its screen and runs without trouble, whatever the width, theme and language.
 */
@SampleTest
class EveryPageBrowserTests {
    private static final Pattern LINK = Pattern.compile("(?:href|formaction|hx-get)=\"(/[^\"#]*)");
    private static final List<Look> LOOKS = List.of(new Look(1440, false, false), new Look(390, true, true));
    private static final int SAME_KIND_AT_MOST = 3;
    private static final int PAGES_AT_MOST = 260;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chief",
                "instructor",
                "deputy",
                "leader",
                "officer",
                "auxiliary",
                "inspector",
                "guidance",
                "system",
                "security",
                "audit"
            })
    void leadsNowhereWrong(String reader) {
        var visitor = new Browsing(port);
        assertThat(visitor.signIn(reader, SampleDatabase.PASSWORD).statusCode()).isEqualTo(200);

        assertThat(walk(visitor).values().stream().mapToInt(List::size).sum()).isGreaterThan(2);
    }

    @Test
    @Tag("long")
    void isCleanAsTheChief() {
        look("chief", LOOKS, Set.of());
    }

    @Test
    @Tag("long")
    void isCleanAsTheOthers() {
        var seen = new LinkedHashSet<>(kinds("chief").keySet());
        for (var reader : List.of("officer", "inspector", "guidance", "system", "security")) {
            seen.removeAll(Set.of("/", "/coverage", "/people", "/rules", "/roster"));
            look(reader, LOOKS, seen);
            seen.addAll(kinds(reader).keySet());
        }
    }

    private void look(String reader, List<Look> looks, Set<String> known) {
        var kinds = kinds(reader);
        kinds.keySet().removeAll(known);
        var broken = new ArrayList<String>();
        for (var look : looks) {
            try (var chromium = Chromium.with(port, look)) {
                chromium.signIn(reader, SampleDatabase.PASSWORD);
                kinds.forEach((kind, path) -> {
                    chromium.open(path);
                    chromium.shoot(reader + "-" + kind.replaceAll("[^a-z0-9]+", "-") + "-" + look.name());
                    try {
                        chromium.isClean();
                    } catch (AssertionError unclean) {
                        broken.add(look.name() + " " + path + ": " + unclean.getMessage());
                    }
                });
            }
        }
        assertThat(broken).isEmpty();
    }

    /** One address for each kind of whole page that the reader can reach. */
    private Map<String, String> kinds(String reader) {
        var visitor = new Browsing(port);
        visitor.signIn(reader, SampleDatabase.PASSWORD);
        return walk(visitor).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getFirst(), (a, b) -> a, LinkedHashMap::new));
    }

    /** Whole pages by kind, in the order in which they were found. */
    private static Map<String, List<String>> walk(Browsing visitor) {
        var found = new LinkedHashMap<String, List<String>>();
        var asked = new LinkedHashMap<String, Integer>();
        var waiting = new ArrayDeque<>(List.of("/"));
        var known = new LinkedHashSet<>(waiting);
        var troubles = new ArrayList<String>();
        var pages = 0;
        while (!waiting.isEmpty() && pages < PAGES_AT_MOST) {
            var path = waiting.poll();
            var kind = kind(path);
            if (asked.merge(kind, 1, Integer::sum) > SAME_KIND_AT_MOST) {
                continue;
            }
            pages++;
            var answer = visitor.get(path);
            var type = answer.headers().firstValue("Content-Type").orElse("");
            if (answer.statusCode() != 200) {
                troubles.add(answer.statusCode() + " " + path);
            } else if (type.startsWith("text/html")) {
                if (answer.body().startsWith("<!doctype html>")) {
                    found.computeIfAbsent(kind, key -> new ArrayList<>()).add(path);
                }
                var links = LINK.matcher(answer.body());
                while (links.find()) {
                    var link = links.group(1).replace("&amp;", "&").replace("&#38;", "&");
                    if (!link.startsWith("/static/") && !link.startsWith("/sign-out") && known.add(link)) {
                        waiting.add(link);
                    }
                }
            }
        }
        assertThat(troubles).isEmpty();
        return found;
    }

    /** The path with its numbers and the names of its parameters, without their values. */
    private static String kind(String path) {
        var address = URI.create(path);
        var names = address.getRawQuery() == null
                ? ""
                : Pattern.compile("&")
                        .splitAsStream(address.getRawQuery())
                        .map(pair -> pair.replaceAll("=.*", ""))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("&", "?", ""));
        return address.getPath().replaceAll("/\\d+", "/n") + names;
    }
}
