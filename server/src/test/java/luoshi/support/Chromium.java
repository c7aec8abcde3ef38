package luoshi.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * A visitor in a real browser: one Chromium for the test run, a context of its own for each visitor. Watches what must
 * never happen on any page: script errors, refused content, answers of 500.
 *
 * <p>Screenshots are written to the folder of {@code -Dluoshi.shots}, and nowhere without it.
 */
public final class Chromium implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/bin/chromium");
    private static final String SHOTS = System.getProperty("luoshi.shots", "");
    /** Whether nothing is left out of the run: {@code ./luoshi test long}. */
    private static final boolean LONG_FORM =
            System.getProperty("luoshi.left-out", "long").isEmpty();

    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** How many pixels a page is too wide, and what sticks out; nothing where it fits. */
    private static final String STICKING_OUT = """
            () => {
              const root = document.documentElement, room = root.clientWidth;
              const held = e => e && (getComputedStyle(e).overflowX !== 'visible' || held(e.parentElement));
              return root.scrollWidth <= room ? [] : [root.scrollWidth - room + ' px', ...[...document.body.querySelectorAll('*')]
                .filter(e => e.getBoundingClientRect().right > room && !held(e.parentElement))
                .slice(0, 5).map(e => e.outerHTML.slice(0, 160))];
            }
            """;

    private final String origin;
    private final BrowserContext context;
    private final List<String> troubles = new ArrayList<>();

    /** The page in front. */
    public final Page page;

    private Chromium(int port, int width, int height, boolean dark, boolean english) {
        origin = "http://127.0.0.1:" + port;
        context = Shared.BROWSER.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setTimezoneId("Asia/Shanghai")
                .setLocale(english ? "en" : "zh-CN"));
        page = context.newPage();
        page.setDefaultTimeout(15_000);
        page.onPageError(troubles::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
                troubles.add(message.text());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 500) {
                troubles.add(response.status() + " " + response.url());
            }
        });
        if (english) {
            open("/sign-in?lang=en");
        }
    }

    /** A desktop of 1440 pixels, light, in Chinese. Skips the test where no Chromium is installed. */
    public static Chromium desktop(int port) {
        return of(port, 1440, 900, false, false);
    }

    /** A phone of 390 pixels. */
    public static Chromium phone(int port) {
        return of(port, 390, 844, false, false);
    }

    /** Any other. */
    public static Chromium of(int port, int width, int height, boolean dark, boolean english) {
        Assumptions.assumeTrue(Files.isExecutable(BINARY), "no " + BINARY + "; install chromium to run this test");
        return new Chromium(port, width, height, dark, english);
    }

    /**
     * A way of looking at a page.
     *
     * @param width of the screen: 1440, 1024 or 390 pixels
     */
    public record Look(int width, boolean dark, boolean english) {
        /** The name of the look, for the names of pictures. */
        public String name() {
            return "%d-%s-%s".formatted(width, dark ? "dark" : "light", english ? "en" : "zh");
        }
    }

    /**
     * Looks that meet every theme and language once on desktop and phone; in the long form every width too, and all
     * twelve where pictures are asked for.
     */
    public static List<Look> looks() {
        if (SHOTS.isEmpty()) {
            var looks = List.of(
                    new Look(1440, false, false),
                    new Look(390, true, true),
                    new Look(1024, true, false),
                    new Look(390, false, false));
            return LONG_FORM ? looks : looks.subList(0, 2);
        }
        var all = new ArrayList<Look>();
        for (var width : List.of(1440, 1024, 390)) {
            for (var dark : List.of(false, true)) {
                for (var english : List.of(false, true)) {
                    all.add(new Look(width, dark, english));
                }
            }
        }
        return all;
    }

    /** With a look. */
    public static Chromium with(int port, Look look) {
        return of(port, look.width(), 844, look.dark(), look.english());
    }

    /** Opens a path of the program and waits until it is loaded. */
    public Chromium open(String path) {
        page.navigate(origin + path);
        return this;
    }

    /** Signs in through the form. */
    public Chromium signIn(String username, String password) {
        open("/sign-in");
        page.fill("#username", username);
        page.fill("#password", password);
        page.click("button[type=submit]");
        page.waitForURL(url -> !url.contains("/sign-in"));
        return this;
    }

    /** Stops the test when the page breaks a rule of accessibility, is wider than the screen, or had any trouble. */
    public Chromium isClean() {
        var found = new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .limit(3)
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .toList())
                        .toList();
        assertThat(found).as("accessibility of " + page.url()).isEmpty();
        assertThat(page.evaluate(STICKING_OUT))
                .as("wider than the screen at " + page.url())
                .isEqualTo(List.of());
        assertThat(troubles).as("troubles at " + page.url()).isEmpty();
        return this;
    }

    /** Takes a picture of the whole page, where pictures are asked for. */
    public Chromium shoot(String name) {
        if (!SHOTS.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(SHOTS, name + ".png"))
                    .setFullPage(true));
        }
        return this;
    }

    @Override
    public void close() {
        context.close();
    }

    /** Started by the first test that needs it, ended with the run. */
    private static final class Shared {
        static final Playwright PLAYWRIGHT = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        static final Browser BROWSER = PLAYWRIGHT
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(BINARY)
                        .setArgs(FLAGS));

        static {
            PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
            Runtime.getRuntime().addShutdownHook(new Thread(PLAYWRIGHT::close));
        }
    }
}
