package luoshi.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a port of this machine that a test may cut and mend. */
public final class Wire implements AutoCloseable {
    private final ServerSocket entrance;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    public Wire(int port) throws IOException {
        this.port = port;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("wire").start(this::accept);
    }

    /** Where one gets in. */
    public int entrance() {
        return entrance.getLocalPort();
    }

    /** Ends every connection; new ones end at once. */
    public void cut() throws IOException {
        cut = true;
        for (var socket : open) {
            socket.close();
        }
    }

    public void mend() {
        cut = false;
    }

    private void accept() {
        try {
            while (true) {
                var from = entrance.accept();
                if (cut) {
                    from.close();
                } else {
                    join(from, new Socket(InetAddress.getLoopbackAddress(), port));
                }
            }
        } catch (IOException closed) {
            if (!entrance.isClosed()) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    private void join(Socket one, Socket other) {
        open.add(one);
        open.add(other);
        Thread.ofVirtual().start(() -> pass(one, other));
        Thread.ofVirtual().start(() -> pass(other, one));
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // The other side learns it by its own end.
        } finally {
            open.remove(from);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }
}
