package luoshi.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import luoshi.identity.FirstAdministrators;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "正式运行。没有设 LUOSHI_DB_URL 时用数据目录里的内置数据库。第一次启动给三名管理员各打印一条一次性链接，各自设密码；程序没有任何默认密码。",
            "Production. Without LUOSHI_DB_URL the database is embedded in the data folder. The first start prints a one-time "
                    + "link for each of the three administrators, who set their own passwords; there is no default password."
        },
        footer = {
            "",
            "就绪后标准输出先是 READY <网址>，再是每条链接一行：角色、账号、链接，用制表符隔开。链接只能用一次，24 小时内有效。",
            "When ready, standard output has READY <url>, then a line per link: role, user, link, by tabs. "
                    + "A link works once, within 24 hours."
        })
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--port", description = "端口，默认 8080，用 TLS 时 8443 / port, 8080, or 8443 with TLS")
    @Nullable
    Integer port;

    @Option(names = "--address", description = "监听地址，默认本机，用 TLS 时所有地址 / address, this machine only, or all with TLS")
    @Nullable
    String address;

    @Mixin
    DataOption data = new DataOption();

    @Option(names = "--tls-cert", paramLabel = "PEM", description = "证书链 / certificate chain")
    @Nullable
    Path certificate;

    @Option(names = "--tls-key", paramLabel = "PEM", description = "证书的私钥 / private key of the certificate")
    @Nullable
    Path key;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "另开一个 HTTP 端口，只把访问转到 HTTPS / also listen there for plain HTTP and send it to HTTPS")
    @Nullable
    Integer httpPort;

    @Option(
            names = "--unit",
            defaultValue = "本单位",
            paramLabel = "NAME",
            description = "第一次启动：单位全称，以后能改 / first start: name of the unit, can be changed later")
    String unit = "";

    @Option(
            names = "--unit-kind",
            defaultValue = "STATION",
            paramLabel = "KIND",
            description = "第一次启动：STATION 派出所，BUREAU 分局 / first start: STATION or BUREAU")
    FirstAdministrators.TopUnit unitKind = FirstAdministrators.TopUnit.STATION;

    @Option(
            names = "--new-links",
            description = "管理员忘了密码：给三名管理员都发新链接 / administrators lost their passwords: a new link for each")
    boolean newLinks;

    @Override
    public Integer call() throws Exception {
        try (var server = open(System.out)) {
            server.await();
        }
        return 0;
    }

    /** Starts the server and says so. */
    Server open(PrintStream out) throws IOException {
        var tls = tls();
        var host = address != null ? address : tls ? "0.0.0.0" : "127.0.0.1";
        if (!tls && !InetAddress.getByName(host).isLoopbackAddress()) {
            throw new Refusal(
                    "不加密就不对外开放：" + host + "。给出 --tls-cert 和 --tls-key，或者在本机前面放反向代理，监听 127.0.0.1。",
                    "Not offered to others without encryption: " + host
                            + ". Give --tls-cert and --tls-key, or put a reverse "
                            + "proxy on this machine and listen on 127.0.0.1.");
        }
        var chosen = port != null ? port : tls ? 8443 : 8080;
        Server.requireFree(host, chosen);
        var folder = data.folder.toAbsolutePath().normalize();
        var properties = new ArrayList<>(List.of("server.port=" + chosen, "server.address=" + host));
        if (System.getenv().getOrDefault("LUOSHI_DB_URL", "").isBlank()) {
            FolderKind.REAL.claim(folder);
        }
        properties.add("luoshi.data=" + folder);
        if (certificate != null && key != null) {
            properties.add("server.ssl.bundle=luoshi");
            properties.add("spring.ssl.bundle.pem.luoshi.keystore.certificate=" + certificate.toUri());
            properties.add("spring.ssl.bundle.pem.luoshi.keystore.private-key=" + key.toUri());
        }
        var server = start(properties);
        if (tls && httpPort != null) {
            PlainRedirect.start(host, httpPort, chosen);
        }
        announce(server, tls, host, out);
        return server;
    }

    private boolean tls() throws IOException {
        if ((certificate == null) != (key == null)) {
            throw new Refusal("--tls-cert 和 --tls-key 要一起给。", "--tls-cert and --tls-key go together.");
        }
        for (var file : new Path[] {certificate, key}) {
            if (file != null && !Files.isReadable(file)) {
                throw new Refusal("读不到文件 " + file + "。", "The file " + file + " cannot be read.");
            }
            if (file != null
                    && !Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                            .contains("-----BEGIN ")) {
                throw new Refusal("文件 " + file + " 不是 PEM 格式。", "The file " + file + " is not PEM.");
            }
        }
        if (certificate == null && httpPort != null) {
            throw new Refusal("--http-port 只和 TLS 一起用。", "--http-port goes with TLS only.");
        }
        return certificate != null;
    }

    private Server start(List<String> properties) {
        try {
            return Server.start(properties, context -> {});
        } catch (RuntimeException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (String.valueOf(cause.getMessage()).contains("'luoshi'") && certificate != null) {
                    throw new Refusal(
                            "证书或私钥不能用：" + failed.getMessage(),
                            "The certificate or its key cannot be used: " + cause.getMessage());
                }
            }
            throw failed;
        }
    }

    private void announce(Server server, boolean tls, String host, PrintStream out) {
        var shown = host.equals("0.0.0.0") ? "localhost" : host;
        var url = (tls ? "https://" : "http://") + shown + ":" + server.port();
        out.println("READY " + url);
        for (var welcome : server.bean(FirstAdministrators.class)
                .welcome(new FirstAdministrators.Founding(unit, unitKind), newLinks)) {
            out.println(String.join(
                    "\t", welcome.role().name(), welcome.username(), url + "/account/link/" + welcome.token()));
        }
        out.flush();
    }
}
