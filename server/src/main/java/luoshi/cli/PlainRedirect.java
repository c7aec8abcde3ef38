package luoshi.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Answers plain HTTP with the address of the same page over HTTPS, and with nothing else. */
final class PlainRedirect {
    private static final int PERMANENT = 308;
    private static final int GARBLED = 400;

    private PlainRedirect() {}

    static HttpServer start(String host, int port, int tlsPort) throws IOException {
        Server.requireFree(host, port);
        var server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.createContext("/", exchange -> answer(exchange, tlsPort));
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, int tlsPort) throws IOException {
        try (exchange) {
            var asked = exchange.getRequestHeaders().getFirst("Host");
            if (asked == null || !asked.matches("[A-Za-z0-9.\\-\\[\\]:]{1,255}")) {
                exchange.sendResponseHeaders(GARBLED, -1);
                return;
            }
            var host = asked.replaceFirst(":\\d+$", "");
            var port = tlsPort == 443 ? "" : ":" + tlsPort;
            exchange.getResponseHeaders().set("Location", "https://" + host + port + exchange.getRequestURI());
            exchange.sendResponseHeaders(PERMANENT, -1);
        }
    }
}
