package luoshi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
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
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Production from its first start: encryption, three links, no default password. */
class ServeIntegrationTests {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
    private static final String PASSWORD = "three trees on 3 roads";

    @TempDir
    Path folder;

    @BeforeEach
    void letsTheDatabaseUserIn() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void letsThreeAdministratorsInByLinksOverTlsAndNobodyByADefaultPassword() throws Exception {
        var certificate = certificate();
        var serve = new ServeCommand();
        serve.data.folder = folder.resolve("data");
        serve.port = freePort();
        serve.address = "127.0.0.1";
        serve.certificate = certificate;
        serve.key = folder.resolve("key.pem");
        serve.httpPort = freePort();
        serve.unit = "青石路派出所";
        var said = new ByteArrayOutputStream();

        try (var server = serve.open(new PrintStream(said, true, StandardCharsets.UTF_8))) {
            assertThat(server.port()).isEqualTo(serve.port);
            var lines = said.toString(StandardCharsets.UTF_8).lines().toList();
            assertThat(lines.getFirst()).isEqualTo("READY https://127.0.0.1:" + serve.port);
            assertThat(lines.stream().skip(1).map(line -> line.split("\t")[0]))
                    .containsExactly("ADMINISTRATOR", "SECURITY_ADMINISTRATOR", "AUDIT_ADMINISTRATOR");

            var client = HttpClient.newBuilder()
                    .sslContext(trusting(certificate))
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
            var link = lines.get(2).split("\t")[2];
            var form = get(client, link);
            assertThat(form.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(form.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.contains("Secure"));
            post(client, link, form, "password=" + encode(PASSWORD) + "&again=" + encode(PASSWORD));
            var signIn = get(client, "https://127.0.0.1:" + serve.port + "/sign-in");
            var home = post(
                    client,
                    "https://127.0.0.1:" + serve.port + "/sign-in",
                    signIn,
                    "username=secadmin&password=" + encode(PASSWORD));
            assertThat(home.body()).contains("安全保密管理员").contains("青石路派出所");

            var plain = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + serve.httpPort + "/people?q=1"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(plain.statusCode()).isEqualTo(308);
            assertThat(plain.headers().firstValue("Location"))
                    .hasValue("https://127.0.0.1:" + serve.port + "/people?q=1");
        }
    }

    @Test
    void explainsWhatItDoesNotStartWith() throws Exception {
        assertThat(Main.run("serve", "--address", "0.0.0.0", "--data", folder.toString()))
                .isEqualTo(2);
        assertThat(Main.run("serve", "--tls-cert", folder.resolve("none.pem").toString()))
                .isEqualTo(2);
        Files.writeString(folder.resolve("no.pem"), "no certificate");
        assertThat(Main.run(
                        "serve",
                        "--tls-cert",
                        folder.resolve("no.pem").toString(),
                        "--tls-key",
                        folder.resolve("no.pem").toString()))
                .isEqualTo(2);
        Files.writeString(folder.resolve("sample"), "");
        assertThat(Main.run("serve", "--port", Integer.toString(freePort()), "--data", folder.toString()))
                .isEqualTo(2);
        try (var taken = new ServerSocket(0)) {
            assertThat(Main.run("demo", "--port", Integer.toString(taken.getLocalPort()), "--data", folder.toString()))
                    .isEqualTo(2);
        }
        assertThat(Main.run("demo", "--now", "yesterday", "--data", folder.toString()))
                .isEqualTo(2);
        assertThat(Main.run("import", "roster", "none.xlsx", "--as", "x")).isEqualTo(2);
        assertThat(Main.run("nonsense")).isEqualTo(2);
        assertThat(Main.run()).isEqualTo(2);
        assertThat(Main.run("serve", "--help")).isZero();
    }

    @Test
    void keepsTheSampleOutOfAFolderOfRealRecords() throws Exception {
        Files.createDirectory(folder.resolve("cluster"));

        assertThat(Main.run("demo", "--port", Integer.toString(freePort()), "--data", folder.toString()))
                .isEqualTo(2);
        assertThat(Files.exists(folder.resolve("sample"))).isFalse();
    }

    private Path certificate() throws Exception {
        var made = new ProcessBuilder(List.of(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=luoshi",
                        "-addext",
                        "subjectAltName=IP:127.0.0.1",
                        "-keyout",
                        "key.pem",
                        "-out",
                        "cert.pem"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        made.getInputStream().readAllBytes();
        Assumptions.assumeTrue(made.waitFor() == 0, "no openssl to make a certificate with");
        return folder.resolve("cert.pem");
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var file = Files.newInputStream(certificate)) {
            store.setCertificateEntry(
                    "luoshi", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HttpClient client, String address, HttpResponse<String> page, String form)
            throws Exception {
        var token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        return client.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form + "&_csrf=" + encode(token.group(1))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
