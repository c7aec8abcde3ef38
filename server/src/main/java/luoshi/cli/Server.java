package luoshi.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import luoshi.Luoshi;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** The whole program, running in this process until it is told to stop. */
final class Server implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Server(ConfigurableApplicationContext context) {
        this.context = context;
        context.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent) {
                ended.countDown();
            }
        });
    }

    /**
     * Starts everything and returns when pages are served.
     *
     * @throws Refusal when the port is taken
     */
    static Server start(
            List<String> properties, ApplicationContextInitializer<ConfigurableApplicationContext> initializer) {
        try {
            return new Server(new SpringApplicationBuilder(Luoshi.class)
                    .initializers(initializer)
                    .run(properties.stream().map(property -> "--" + property).toArray(String[]::new)));
        } catch (PortInUseException taken) {
            throw taken(taken.getPort());
        }
    }

    /**
     * Looks whether the port is free before anything is created.
     *
     * @throws Refusal when it is taken
     */
    static void requireFree(String address, int port) throws IOException {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (java.net.BindException failed) {
            throw taken(port);
        }
    }

    private static Refusal taken(int port) {
        return new Refusal(
                "端口 " + port + " 已被别的程序占用。停下那个程序，或者用 --port 换一个端口。",
                "Port " + port + " is taken by another program. Stop that one, or name another port with --port.");
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Waits until the program ends. */
    void await() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        context.close();
    }
}
